/// Pure arithmetic: likelihood ratios, seasonal expectation, robust location and spread. Knows
/// numbers and dates only.
@NullMarked
package dev.culprit.analyst.statistics;

import org.jspecify.annotations.NullMarked;
