/// Parts that several panes share: text that can be selected and carries links, tables that copy as
/// CSV, section headings. Knows no pane.
@NullMarked
package dev.culprit.ui.controls;

import org.jspecify.annotations.NullMarked;
