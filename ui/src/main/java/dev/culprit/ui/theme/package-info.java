/// Looks: the two themes, the fonts, the style classes and the marks of a status. Knows no pane.
@NullMarked
package dev.culprit.ui.theme;

import org.jspecify.annotations.NullMarked;
