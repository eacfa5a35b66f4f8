package dev.culprit.analyst.study;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/// Shares of a usual day's rows by hour; uniform where nothing is known.
public final class DayProfile {
    private final double[] until = new double[25];

    DayProfile(double[] hours) {
        double total = 0;
        for (double hour : hours) {
            total += hour;
        }
        for (int h = 0; h < 24; h++) {
            until[h + 1] = until[h] + (total > 0 ? hours[h] / total : 1 / 24.0);
        }
    }

    /// Share of the day between two times of it; `to` may be the next midnight.
    public double share(LocalDateTime from, LocalDateTime to) {
        long start = from.toLocalTime().toSecondOfDay();
        long end = start + ChronoUnit.SECONDS.between(from, to);
        return upTo((double) Math.min(end, 86_400)) - upTo((double) start);
    }

    /// Share of the day before a second of it.
    double upTo(double second) {
        double hour = Math.clamp(second / 3600, 0, 24);
        int whole = (int) Math.floor(hour);
        if (whole >= 24) {
            return until[24];
        }
        return until[whole] + (hour - whole) * (until[whole + 1] - until[whole]);
    }
}
