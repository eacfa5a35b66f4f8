/// The head of a case: what the alert says, how far the investigation is and what it has used.
@NullMarked
package dev.culprit.ui.header;

import org.jspecify.annotations.NullMarked;
