package dev.culprit.analyst.causes;

import java.util.Optional;

/// Factors between units that people mix up. The list is short on purpose: every further small
/// factor would produce false hits.
final class Units {
    private static final double[] FACTORS = {
        10, 100, 1000, 60, 3600, 24, 1024, 2.20462, 1.60934, 3.28084, 2.54, 25.4, 3.78541
    };
    private static final double LARGE = 1.6;

    private Units() {}

    /// The unit factor nearest to an estimate of `ln f`, when it lies within the tolerance.
    static Optional<Double> near(double logFactor, double tolerance) {
        double best = Double.POSITIVE_INFINITY;
        double unit = 1;
        for (double factor : FACTORS) {
            for (double f : new double[] {factor, 1 / factor}) {
                double distance = Math.abs(logFactor - Math.log(f));
                if (distance < best) {
                    best = distance;
                    unit = f;
                }
            }
        }
        return best <= tolerance ? Optional.of(unit) : Optional.empty();
    }

    /// Large factors need no further evidence.
    static boolean large(double logFactor) {
        return Math.abs(logFactor) > LARGE;
    }
}
