/// What the answered measurement queries say when put together: the metric's series and expectation,
/// the leaf cube and the slices that moved. Derived from the case file and nothing else.
@NullMarked
package dev.culprit.analyst.study;

import org.jspecify.annotations.NullMarked;
