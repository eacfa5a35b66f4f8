package dev.culprit.core.alert;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// An alert as a monitor raised it. Times are UTC.
///
/// @param dataset the table the metric is measured on, as the alert names it; empty where a query or a
///     text names it
/// @param severity 0 to 1
/// @param source the alert's own JSON, unknown fields included; empty for alerts made by hand
public record Alert(
        String id,
        String dataset,
        Metric metric,
        Optional<String> anomalyType,
        OptionalDouble expectedValue,
        OptionalDouble actualValue,
        OptionalDouble severity,
        Optional<LocalDateTime> detectedAt,
        Optional<TimeWindow> window,
        Optional<TimeWindow> baseline,
        String description,
        String source) {

    /// The metric as a phrase, for example `NULL rate of orders.user_id`.
    public String title() {
        String of = metric.column().map(column -> dataset + "." + column).orElse(dataset);
        return switch (metric.kind()) {
            case NULL_RATE -> "NULL rate of " + of;
            case ROW_COUNT -> "Rows per day in " + dataset;
            case DUPLICATE_RATE -> "Duplicate rate of " + of;
            case FRESHNESS -> "Freshness of " + dataset;
            case ORPHAN_RATE -> "Orphan rate of " + of;
            case TYPE_MISMATCH_RATE -> "Format mismatch rate of " + of;
            case MEAN -> "Mean of " + of;
            case SUM -> "Daily sum of " + of;
            case DISTINCT_COUNT -> "Distinct values per day of " + of;
            case RATIO -> "Ratio on " + dataset;
            case CUSTOM_SQL -> "Custom metric on " + dataset;
            case DESCRIPTION -> description.isBlank() ? dataset : firstSentence(description);
        };
    }

    private static String firstSentence(String text) {
        List<String> sentences = List.of(text.strip().split("(?<=[.!?])\\s", 2));
        return sentences.getFirst();
    }
}
