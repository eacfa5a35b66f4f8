package dev.culprit.analyst.scan;

import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.TimeWindow;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// An oddity as an analyst would say it.
final class OddityWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private OddityWords() {}

    static String sentence(Metric metric, Track.Move move, TimeWindow window, TimeWindow baseline) {
        return subject(metric)
                + value(metric, move.actual())
                + days(window)
                + "; "
                + value(metric, move.expected())
                + " would be usual, going by the "
                + Math.round(baseline.days())
                + " days before.";
    }

    private static String subject(Metric metric) {
        String column = metric.column().orElse("");
        return switch (metric.kind()) {
            case NULL_RATE -> "The NULL rate of " + column + " was ";
            case DUPLICATE_RATE -> "The share of rows that repeat " + key(column) + " was ";
            case FRESHNESS ->
                    Metrics.isLatest(metric)
                            ? "The days ended without rows for "
                            : "The mean delay from event to loading was ";
            default -> "The table got ";
        };
    }

    private static String key(String column) {
        return column.isEmpty() ? "a key" : column;
    }

    private static String value(Metric metric, double value) {
        return switch (metric.kind()) {
            case NULL_RATE, DUPLICATE_RATE -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
            case FRESHNESS -> hours(value);
            default -> String.format(Locale.ROOT, "%,.0f rows per day", value);
        };
    }

    private static String hours(double hours) {
        return Math.abs(hours) < 1
                ? String.format(Locale.ROOT, "%.0f minutes", hours * 60)
                : String.format(Locale.ROOT, "%.1f hours", hours);
    }

    private static String days(TimeWindow window) {
        LocalDate first = window.start().toLocalDate();
        LocalDate last = window.end().toLocalDate().minusDays(1);
        return first.equals(last)
                ? " on " + first.format(DAY)
                : " from " + first.format(DAY) + " to " + last.format(DAY);
    }
}
