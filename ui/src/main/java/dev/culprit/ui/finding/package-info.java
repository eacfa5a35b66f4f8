/// The outcome as a page, its evidence, and the metric over time. Reads the fold, changes nothing.
@NullMarked
package dev.culprit.ui.finding;

import org.jspecify.annotations.NullMarked;
