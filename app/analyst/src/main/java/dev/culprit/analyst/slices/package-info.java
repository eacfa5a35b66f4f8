/// Finds the slice and the moment that carry a change, from a leaf cube that was pulled once and is
/// rolled up here. Knows codes and counts, not what a fault is.
@NullMarked
package dev.culprit.analyst.slices;

import org.jspecify.annotations.NullMarked;
