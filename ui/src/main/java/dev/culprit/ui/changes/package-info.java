/// What happened around the data, on one axis with the metric: commits, runs of jobs, deploys, counts of
/// rows and what people enter by hand. Knows no other pane.
@NullMarked
package dev.culprit.ui.changes;

import org.jspecify.annotations.NullMarked;
