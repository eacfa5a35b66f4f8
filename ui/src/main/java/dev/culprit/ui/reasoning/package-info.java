/// What a model was asked and said, word for word, and what it writes while it thinks. Acts on
/// nothing; what is still being written is never kept.
@NullMarked
package dev.culprit.ui.reasoning;

import org.jspecify.annotations.NullMarked;
