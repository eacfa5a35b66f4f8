/// The port through which a folded case becomes a document.
@NullMarked
package dev.culprit.core.report;

import org.jspecify.annotations.NullMarked;
