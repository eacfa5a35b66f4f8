/// Bounded extracts of sources that cannot answer SQL, kept in the embedded engine together with
/// where their rows come from. Knows values and limits, but no driver and no protocol.
@NullMarked
package dev.culprit.connector.kit.extract;

import org.jspecify.annotations.NullMarked;
