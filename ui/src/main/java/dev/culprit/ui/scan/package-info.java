/// Looking at data with no alert at hand: the tables of a source, what of them looks odd, and the way
/// from there to an investigation.
@NullMarked
package dev.culprit.ui.scan;

import org.jspecify.annotations.NullMarked;
