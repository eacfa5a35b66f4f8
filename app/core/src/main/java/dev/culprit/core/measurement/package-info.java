/// What moved: magnitude, baseline, onset, slices and their contribution, and the counterfactual.
/// Holds results and their arithmetic; how they are queried belongs to the analyst.
@NullMarked
package dev.culprit.core.measurement;

import org.jspecify.annotations.NullMarked;
