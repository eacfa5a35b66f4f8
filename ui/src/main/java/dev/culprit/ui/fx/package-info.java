/// The one hop onto the screen's thread, and what is subscribed and released with a view.
@NullMarked
package dev.culprit.ui.fx;

import org.jspecify.annotations.NullMarked;
