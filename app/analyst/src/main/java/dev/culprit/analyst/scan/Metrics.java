package dev.culprit.analyst.scan;

import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;

/// The metrics of freshness in the words by which an investigation tells them apart.
final class Metrics {
    private static final String LATEST = "hours from max(";

    private Metrics() {}

    /// Mean delay of loading.
    static Metric delay(String time, String loaded) {
        return freshness(loaded, "avg hours from " + time + " to " + loaded);
    }

    /// Time without rows at the end of a day.
    static Metric latest(String time) {
        return freshness(time, LATEST + time + ") to the end of the day");
    }

    static boolean isLatest(Metric metric) {
        return metric.definition().filter(words -> words.startsWith(LATEST)).isPresent();
    }

    private static Metric freshness(String column, String definition) {
        return Metric.of(MetricKind.FRESHNESS, column).withDefinition(definition);
    }
}
