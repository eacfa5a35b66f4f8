/// What the window says when the program made a mistake, now or in the run before. It knows kinds of
/// mistakes and nothing of investigations but their number.
@NullMarked
package dev.culprit.ui.crash;

import org.jspecify.annotations.NullMarked;
