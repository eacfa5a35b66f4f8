/// The panes of a case as a person sees and uses them.
@NullMarked
package dev.culprit.ui.panes;

import org.jspecify.annotations.NullMarked;
