/// Whole documents, checked by structure.
@NullMarked
package dev.culprit.report;

import org.jspecify.annotations.NullMarked;
