package dev.culprit.core.alert;

import java.util.Optional;

/// What the monitor measures. Which parts are present depends on the kind; a reader of alerts checks
/// that and names what is missing.
///
/// @param column the watched column, where the kind has one
/// @param definition the monitor's own SQL, for display only
/// @param references the parent key of an orphan rate
/// @param format regular expression that good values of a type mismatch rate match
/// @param numerator column or SQL of a ratio
/// @param denominator column or SQL of a ratio
/// @param sql the query of a custom metric
public record Metric(
        MetricKind kind,
        Optional<String> column,
        Optional<String> definition,
        Optional<Reference> references,
        Optional<String> format,
        Optional<String> numerator,
        Optional<String> denominator,
        Optional<String> sql) {

    /// The key that the watched column should point to.
    public record Reference(String table, String column) {}

    public static Metric of(MetricKind kind) {
        return new Metric(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Metric of(MetricKind kind, String column) {
        return new Metric(
                kind,
                Optional.of(column),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Metric withDefinition(String words) {
        return new Metric(
                kind, column, Optional.of(words), references, format, numerator, denominator, sql);
    }
}
