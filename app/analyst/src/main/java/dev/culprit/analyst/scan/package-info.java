/// Looks at a table by day with no alert at hand: which of its usual metrics left their range. Writes
/// its queries as the rest of the analyst does and may not know how they are run.
@NullMarked
package dev.culprit.analyst.scan;

import org.jspecify.annotations.NullMarked;
