package dev.culprit.desktop.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.TimeWindow;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes alerts as [JsonAlertReader] reads them.
public final class JsonAlertWriter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    public String text(Alert alert) {
        try {
            return JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(json(alert))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of nodes can always be written", e);
        }
    }

    public ObjectNode json(Alert alert) {
        ObjectNode root = nodes.objectNode();
        root.put("alert_id", alert.id());
        root.put("dataset_id", alert.dataset());
        root.set("metric", metric(alert.metric()));
        alert.anomalyType().ifPresent(type -> root.put("anomaly_type", type));
        alert.expectedValue().ifPresent(value -> root.put("expected_value", value));
        alert.actualValue().ifPresent(value -> root.put("actual_value", value));
        alert.severity().ifPresent(value -> root.put("severity", value));
        alert.detectedAt().ifPresent(at -> root.put("detected_at", time(at)));
        alert.window().ifPresent(window -> root.set("window", window(window)));
        alert.baseline().ifPresent(window -> root.set("baseline", window(window)));
        if (!alert.description().isBlank()) {
            root.put("description", alert.description());
        }
        return root;
    }

    private ObjectNode metric(Metric metric) {
        ObjectNode node = nodes.objectNode();
        node.put("kind", metric.kind().key());
        metric.column().ifPresent(column -> node.put("column", column));
        metric.definition().ifPresent(definition -> node.put("definition", definition));
        metric.references()
                .ifPresent(reference ->
                        node.putObject("references")
                                .put("table", reference.table())
                                .put("column", reference.column()));
        metric.format().ifPresent(format -> node.put("format", format));
        metric.numerator().ifPresent(numerator -> node.put("numerator", numerator));
        metric.denominator().ifPresent(denominator -> node.put("denominator", denominator));
        metric.sql().ifPresent(sql -> node.put("sql", sql));
        return node;
    }

    private ObjectNode window(TimeWindow window) {
        ObjectNode node = nodes.objectNode();
        if (!window.column().isEmpty()) {
            node.put("column", window.column());
        }
        return node.put("start", time(window.start())).put("end", time(window.end()));
    }

    private static String time(LocalDateTime at) {
        return at.format(TIME);
    }
}
