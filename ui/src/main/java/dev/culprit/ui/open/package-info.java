/// Starting an investigation: from an alert file, from pasted text, from a form or a sample.
@NullMarked
package dev.culprit.ui.open;

import org.jspecify.annotations.NullMarked;
