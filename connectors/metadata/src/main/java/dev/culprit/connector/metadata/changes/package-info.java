/// Changes as people or other programs write them down, in Culprit's own JSON.
@NullMarked
package dev.culprit.connector.metadata.changes;

import org.jspecify.annotations.NullMarked;
