package dev.culprit.core.measurement;

/// The proof: what the metric would be without the accused slice.
///
/// @param metricWith the metric over all rows of the window
/// @param metricWithout the same with the slice taken out or set to its own past
/// @param expected the metric that was to be expected
public record Counterfactual(double metricWith, double metricWithout, double expected) {

    /// Share of the change that goes away with the slice: 1 is all of it. Kept within 0..1.
    public double explainedShare() {
        double change = metricWith - expected;
        if (change == 0) {
            return 0;
        }
        return Math.clamp((metricWith - metricWithout) / change, 0, 1);
    }
}
