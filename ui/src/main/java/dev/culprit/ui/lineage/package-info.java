/// Which table feeds which, drawn for the case that is shown: a small layout of its own, and the way
/// from a table to its columns. Knows no other pane.
@NullMarked
package dev.culprit.ui.lineage;

import org.jspecify.annotations.NullMarked;
