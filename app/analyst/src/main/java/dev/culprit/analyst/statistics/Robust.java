package dev.culprit.analyst.statistics;

import java.util.Arrays;

/// Location and spread that a few wild values do not move.
public final class Robust {
    private Robust() {}

    public static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }

    public static double medianAbsolute(double[] values) {
        double[] absolute = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            absolute[i] = Math.abs(values[i]);
        }
        return median(absolute);
    }

    /// 1.4826 times the median absolute deviation, which estimates a standard deviation.
    public static double spread(double[] values) {
        double middle = median(values);
        double[] deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = values[i] - middle;
        }
        return 1.4826 * medianAbsolute(deviations);
    }
}
