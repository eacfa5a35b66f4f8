/// Reads files that others wrote, as if they were hostile: within their folder, up to a size, a depth
/// and a deadline.
@NullMarked
package dev.culprit.connector.metadata.reading;

import org.jspecify.annotations.NullMarked;
