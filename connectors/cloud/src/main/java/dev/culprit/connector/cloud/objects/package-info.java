/// Stores of objects as sources: which objects, the capped copy of them on this machine, and the
/// connector over that copy. Knows no store's protocol.
@NullMarked
package dev.culprit.connector.cloud.objects;

import org.jspecify.annotations.NullMarked;
