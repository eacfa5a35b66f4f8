package dev.culprit.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A scale of values with round ticks. Starts at zero unless that would flatten what it shows.
record Axis(double low, double high, double step) {
    private static final int TICKS = 4;
    private static final double FLAT = 0.6;

    static Axis over(double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double least = Arrays.stream(finite).min().orElse(0);
        double most = Arrays.stream(finite).max().orElse(1);
        double low = least > 0 && least < FLAT * most ? 0 : least;
        double high = most < 0 && most > FLAT * least ? 0 : most;
        if (high <= low) {
            high = low + (low == 0 ? 1 : Math.abs(low));
        }
        double step = round((high - low) / TICKS);
        return new Axis(Math.floor(low / step) * step, Math.ceil(high / step) * step, step);
    }

    /// The next larger 1, 2 or 5 times a power of ten.
    private static double round(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (int i = 0; i <= count; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }

    /// Where a value lies, 0 at the low end and 1 at the high one.
    double part(double value) {
        return Double.isFinite(value) ? Math.clamp((value - low) / (high - low), 0, 1) : 0;
    }

    static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
