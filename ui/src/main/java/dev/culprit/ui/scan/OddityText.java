package dev.culprit.ui.scan;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.measurement.Series;
import dev.culprit.core.scan.Oddity;
import dev.culprit.ui.charts.MetricChart;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import java.util.Optional;

/// An oddity in the window's language.
record OddityText(Oddity oddity, Messages messages, Figures figures) {
    private static final double STRONG = 0.35;
    private static final double CLEAR = 0.15;

    String title() {
        String key =
                switch (oddity.metric().kind()) {
                    case NULL_RATE -> "null_rate";
                    case DUPLICATE_RATE -> "duplicate_rate";
                    case FRESHNESS -> isDelay() ? "delay" : "idle";
                    default -> "row_count";
                };
        return messages.get(
                "scan.metric." + key, oddity.dataset(), oddity.metric().column().orElse(""));
    }

    private boolean isDelay() {
        return oddity.metric().definition().filter(text -> text.startsWith("avg")).isPresent();
    }

    String numbers() {
        return messages.get("scan.numbers", value(oddity.actual()), value(oddity.expected()));
    }

    private String value(double value) {
        return oddity.metric().kind() == MetricKind.FRESHNESS && Math.abs(value) < 1
                ? messages.get("scan.minutes", Math.round(value * 60))
                : figures.metric(oddity.metric().kind(), value);
    }

    String when() {
        String days = figures.days(oddity.window().start(), oddity.window().end());
        long before = Math.round(oddity.baseline().days());
        return messages.get(
                oddity.lasting() ? "scan.when.lasting" : "scan.when.over", days, before);
    }

    String strength() {
        return messages.get("scan.strength." + strengthName());
    }

    String strengthName() {
        if (oddity.strength() >= STRONG) {
            return "strong";
        }
        return oddity.strength() >= CLEAR ? "clear" : "slight";
    }

    MetricChart.Content chart() {
        MetricKind kind = oddity.metric().kind();
        return new MetricChart.Content(
                oddity.series(),
                Optional.empty(),
                "",
                value -> figures.metric(kind, value),
                figures::axisDate,
                this::hint);
    }

    private String hint(Series.Point point) {
        MetricKind kind = oddity.metric().kind();
        return messages.get(
                "metric.hint",
                figures.moment(point.at()),
                figures.metric(kind, point.value()),
                figures.metric(kind, point.low()),
                figures.metric(kind, point.high()));
    }
}
