package dev.culprit.samples;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the monitor reported: `alert.json`. Expected and actual are measured on the finished rows.
record Alert(
        String id,
        String dataset,
        Map<String, Object> metric,
        String anomalyType,
        BigDecimal expected,
        BigDecimal actual,
        String severity,
        String timeColumn,
        Period period,
        String description) {

    /// A metric of one column.
    static Map<String, Object> metric(String kind, String column, String definition) {
        Map<String, Object> metric = metric(kind, definition);
        metric.put("column", column);
        return metric;
    }

    /// A metric of the whole table.
    static Map<String, Object> metric(String kind, String definition) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("kind", kind);
        metric.put("definition", definition);
        return metric;
    }

    String toJson() {
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("alert_id", id);
        alert.put("dataset_id", dataset);
        alert.put("metric", metric);
        alert.put("anomaly_type", anomalyType);
        alert.put("expected_value", expected);
        alert.put("actual_value", actual);
        alert.put("severity", new BigDecimal(severity));
        alert.put("detected_at", UtcTime.format(period.detectedAt()));
        alert.put("window", span(period.window(), period.end()));
        alert.put("baseline", span(period.start(), period.window()));
        alert.put("description", description);
        return JsonText.render(alert);
    }

    private Map<String, String> span(long start, long end) {
        Map<String, String> span = new LinkedHashMap<>();
        span.put("column", timeColumn);
        span.put("start", UtcTime.format(start));
        span.put("end", UtcTime.format(end));
        return span;
    }
}
