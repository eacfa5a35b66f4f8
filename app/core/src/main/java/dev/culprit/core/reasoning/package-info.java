/// What a reasoner may read (the case file) and what it may propose. Whoever implements it proposes;
/// code decides.
@NullMarked
package dev.culprit.core.reasoning;

import org.jspecify.annotations.NullMarked;
