package dev.culprit.desktop.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.AlertReader;
import dev.culprit.core.alert.InvalidAlertException;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// Reads the alert contract. What may be missing is left open; what is wrong is named by its field.
public final class JsonAlertReader implements AlertReader {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public Alert read(String json) throws InvalidAlertException {
        JsonNode root = parse(json);
        Fields fields = new Fields(root, "");
        Metric metric = metric(fields);
        return new Alert(
                fields.text("alert_id").orElse("unnamed"),
                dataset(fields, metric),
                metric,
                fields.text("anomaly_type"),
                fields.number("expected_value"),
                fields.number("actual_value"),
                severity(fields),
                fields.time("detected_at"),
                window(fields, "window"),
                window(fields, "baseline"),
                fields.text("description").orElse(""),
                root.toString());
    }

    /// Free text and a query of one's own may name their table themselves.
    private static String dataset(Fields fields, Metric metric) throws InvalidAlertException {
        boolean told =
                metric.kind() == MetricKind.DESCRIPTION && fields.text("description").isPresent();
        boolean named = told || metric.kind() == MetricKind.CUSTOM_SQL;
        return named ? fields.text("dataset_id").orElse("") : fields.required("dataset_id");
    }

    private static JsonNode parse(String json) throws InvalidAlertException {
        try {
            JsonNode root = JSON.readTree(json);
            if (root == null || !root.isObject()) {
                throw new InvalidAlertException("The alert is not a JSON object.");
            }
            return root;
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            String where =
                    at == null
                            ? ""
                            : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new InvalidAlertException("The alert is not valid JSON" + where + ".");
        }
    }

    private static Metric metric(Fields alert) throws InvalidAlertException {
        Fields fields = alert.object("metric").orElse(null);
        if (fields == null) {
            throw new InvalidAlertException("The alert has no metric.");
        }
        String key = fields.required("kind");
        MetricKind kind = MetricKind.of(key).orElse(null);
        if (kind == null) {
            throw new InvalidAlertException(
                    "metric.kind is \"" + key + "\"; known are " + knownKinds() + ".");
        }
        Metric metric =
                new Metric(
                        kind,
                        fields.text("column"),
                        fields.text("definition"),
                        references(fields),
                        fields.text("format"),
                        fields.text("numerator"),
                        fields.text("denominator"),
                        fields.text("sql"));
        requireParts(metric);
        return metric;
    }

    private static Optional<Metric.Reference> references(Fields metric)
            throws InvalidAlertException {
        Optional<Fields> reference = metric.object("references");
        return reference.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Metric.Reference(
                                reference.get().required("table"),
                                reference.get().required("column")));
    }

    private static void requireParts(Metric metric) throws InvalidAlertException {
        String kind = metric.kind().key();
        switch (metric.kind()) {
            case NULL_RATE, MEAN, SUM, DISTINCT_COUNT -> require(metric.column(), kind, "column");
            case ORPHAN_RATE -> {
                require(metric.column(), kind, "column");
                require(metric.references(), kind, "references");
            }
            case TYPE_MISMATCH_RATE -> {
                require(metric.column(), kind, "column");
                requireFormat(metric);
            }
            case RATIO -> {
                require(metric.numerator(), kind, "numerator");
                require(metric.denominator(), kind, "denominator");
            }
            case CUSTOM_SQL -> require(metric.sql(), kind, "sql");
            case ROW_COUNT, DUPLICATE_RATE, FRESHNESS, DESCRIPTION -> {}
        }
    }

    private static void requireFormat(Metric metric) throws InvalidAlertException {
        require(metric.format(), metric.kind().key(), "format");
        try {
            Pattern.compile(metric.format().orElseThrow());
        } catch (PatternSyntaxException broken) {
            throw new InvalidAlertException(
                    "metric.format is not a regular expression: " + broken.getDescription() + ".");
        }
    }

    private static void require(Optional<?> part, String kind, String field)
            throws InvalidAlertException {
        if (part.isEmpty()) {
            throw new InvalidAlertException(
                    "metric." + field + " is missing, and " + kind + " needs it.");
        }
    }

    private static OptionalDouble severity(Fields fields) throws InvalidAlertException {
        OptionalDouble severity = fields.number("severity");
        if (severity.isPresent() && (severity.getAsDouble() < 0 || severity.getAsDouble() > 1)) {
            throw new InvalidAlertException("severity goes from 0 to 1.");
        }
        return severity;
    }

    private static Optional<TimeWindow> window(Fields alert, String name)
            throws InvalidAlertException {
        Optional<Fields> window = alert.object(name);
        if (window.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDateTime> start = window.get().time("start");
        Optional<LocalDateTime> end = window.get().time("end");
        if (start.isEmpty() || end.isEmpty()) {
            throw new InvalidAlertException(name + " needs both start and end.");
        }
        if (!start.get().isBefore(end.get())) {
            throw new InvalidAlertException(name + ".start is not before " + name + ".end.");
        }
        String column = window.get().text("column").orElse("");
        return Optional.of(new TimeWindow(column, start.get(), end.get()));
    }

    private static String knownKinds() {
        return Arrays.stream(MetricKind.values())
                .map(MetricKind::key)
                .collect(Collectors.joining(", "));
    }
}
