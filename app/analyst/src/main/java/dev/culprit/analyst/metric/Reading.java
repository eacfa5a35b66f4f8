package dev.culprit.analyst.metric;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// An alert in terms the analyst knows.
///
/// @param alert the alert with a kind, a table and a column that can be examined
/// @param components what may have moved the metric; compared first
/// @param instead examined in place of a ratio that is no share of rows
/// @param open whether the alert names no metric at all, so that the components decide
/// @param assumptions what was inferred
record Reading(
        Alert alert,
        Formula formula,
        List<Component> components,
        Optional<Component> instead,
        boolean open,
        List<String> assumptions) {
    Reading {
        components = List.copyOf(components);
        assumptions = List.copyOf(assumptions);
    }

    static Reading plain(Alert alert) {
        return new Reading(alert, Formula.NONE, List.of(), Optional.empty(), false, List.of());
    }

    Reading assuming(String sentence) {
        List<String> all = new ArrayList<>(assumptions);
        all.add(sentence);
        return new Reading(alert, formula, components, instead, open, all);
    }

    /// The alert with another metric. Its values are kept only when the metric means the same.
    static Alert alert(
            Alert of, String dataset, Metric metric, boolean same, Optional<TimeWindow> window) {
        return new Alert(
                of.id(),
                dataset,
                metric,
                of.anomalyType(),
                same ? of.expectedValue() : OptionalDouble.empty(),
                same ? of.actualValue() : OptionalDouble.empty(),
                of.severity(),
                of.detectedAt(),
                window,
                of.baseline(),
                of.description(),
                of.source());
    }

    static Metric metric(MetricKind kind, Optional<String> column) {
        return column.map(c -> Metric.of(kind, c)).orElseGet(() -> Metric.of(kind));
    }
}
