package dev.culprit.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.function.Predicate;

/// The figures of an alert, rounded as the monitor prints them.
final class Measure {

    private Measure() {}

    /// The share of the rows that are hit among those within the span, to five places.
    static <T> BigDecimal share(Collection<T> rows, Predicate<T> within, Predicate<T> hit) {
        long all = rows.stream().filter(within).count();
        long hits = rows.stream().filter(within.and(hit)).count();
        return ratio(hits, all);
    }

    static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 5, RoundingMode.HALF_UP);
    }

    /// Rows a day, to two places.
    static BigDecimal perDay(long rows, int days) {
        return BigDecimal.valueOf(rows).divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP);
    }
}
