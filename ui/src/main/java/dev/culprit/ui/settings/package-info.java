/// The settings in words, and the page that shows and changes them. Knows no pane of a case.
@NullMarked
package dev.culprit.ui.settings;

import org.jspecify.annotations.NullMarked;
