package dev.culprit.ui.finding;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Series;
import dev.culprit.ui.charts.MetricChart;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import java.time.LocalDateTime;
import java.util.Optional;

/// The alert's metric over time, and how its values are written.
record MetricContent(String title, MetricKind kind, Measurement measurement) {

    static Optional<MetricContent> of(InvestigationState state) {
        return state.measurement()
                .map(measured ->
                        new MetricContent(
                                state.alert().title(), state.alert().metric().kind(), measured));
    }

    /// What was measured against what was to be expected.
    String caption(Messages messages, Figures figures) {
        return messages.get(
                "metric.caption",
                figures.metric(kind, measurement.observed()),
                figures.metric(kind, measurement.expected()),
                figures.metric(kind, measurement.low()),
                figures.metric(kind, measurement.high()));
    }

    MetricChart.Content chart(Messages messages, Figures figures) {
        Optional<LocalDateTime> onset =
                measurement.onset().filter(at -> !measurement.series().points().isEmpty());
        return new MetricChart.Content(
                measurement.series(),
                onset,
                onset.map(at -> messages.get("metric.onset", figures.moment(at))).orElse(""),
                value -> figures.metric(kind, value),
                figures::axisDate,
                point -> hint(point, messages, figures));
    }

    private String hint(Series.Point point, Messages messages, Figures figures) {
        return messages.get(
                "metric.hint",
                figures.moment(point.at()),
                figures.metric(kind, point.value()),
                figures.metric(kind, point.low()),
                figures.metric(kind, point.high()));
    }
}
