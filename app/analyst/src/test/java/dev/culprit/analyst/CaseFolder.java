package dev.culprit.analyst;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A folder with `alert.json`, `catalog.json` and CSV files, read for tests.
record CaseFolder(Path path, Alert alert, DatasetContext context) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    static CaseFolder read(Path folder) {
        try {
            JsonNode alert = JSON.readTree(folder.resolve("alert.json").toFile());
            JsonNode catalog = JSON.readTree(folder.resolve("catalog.json").toFile());
            return new CaseFolder(folder, alert(alert), context(folder, catalog));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Alert alert(JsonNode json) {
        JsonNode m = json.get("metric");
        Optional<Metric.Reference> references =
                m.has("references")
                        ? Optional.of(
                                new Metric.Reference(
                                        m.get("references").get("table").asText(),
                                        m.get("references").get("column").asText()))
                        : Optional.empty();
        var metric =
                new Metric(
                        MetricKind.of(m.get("kind").asText()).orElseThrow(),
                        text(m, "column"),
                        text(m, "definition"),
                        references,
                        text(m, "format"),
                        text(m, "numerator"),
                        text(m, "denominator"),
                        text(m, "sql"));
        return new Alert(
                text(json, "alert_id").orElse("AL"),
                json.get("dataset_id").asText(),
                metric,
                text(json, "anomaly_type"),
                number(json, "expected_value"),
                number(json, "actual_value"),
                number(json, "severity"),
                text(json, "detected_at").map(at -> LocalDateTime.parse(at, TIME)),
                window(json, "window"),
                window(json, "baseline"),
                text(json, "description").orElse(""),
                json.toString());
    }

    private static Optional<String> text(JsonNode json, String field) {
        return json.hasNonNull(field) ? Optional.of(json.get(field).asText()) : Optional.empty();
    }

    private static OptionalDouble number(JsonNode json, String field) {
        return json.hasNonNull(field)
                ? OptionalDouble.of(json.get(field).asDouble())
                : OptionalDouble.empty();
    }

    private static Optional<TimeWindow> window(JsonNode json, String field) {
        return json.hasNonNull(field)
                ? Optional.of(
                        new TimeWindow(
                                json.get(field).get("column").asText(),
                                LocalDateTime.parse(json.get(field).get("start").asText(), TIME),
                                LocalDateTime.parse(json.get(field).get("end").asText(), TIME)))
                : Optional.empty();
    }

    private static DatasetContext context(Path folder, JsonNode catalog) {
        List<Table> tables = new ArrayList<>();
        catalog.get("tables")
                .properties()
                .forEach(entry -> tables.add(table(entry.getKey(), entry.getValue())));
        Optional<Lineage> lineage = Optional.empty();
        if (catalog.has("lineage")) {
            List<Lineage.Edge> edges = new ArrayList<>();
            catalog.get("lineage").forEach(edge -> edges.add(edge(edge)));
            lineage = Optional.of(new Lineage(edges));
        }
        return new DatasetContext(
                new SourceId(folder.toString()),
                Dialect.DUCKDB,
                EnumSet.allOf(Capability.class),
                new Schema(tables),
                lineage,
                List.of());
    }

    private static Lineage.Edge edge(JsonNode edge) {
        Map<String, String> columns = new LinkedHashMap<>();
        if (edge.has("columns")) {
            edge.get("columns")
                    .properties()
                    .forEach(c -> columns.put(c.getKey(), c.getValue().asText()));
        }
        return new Lineage.Edge(
                TableName.of(edge.get("from").asText()),
                TableName.of(edge.get("to").asText()),
                text(edge, "via").orElse(""),
                columns);
    }

    private static Table table(String name, JsonNode json) {
        List<Column> columns = new ArrayList<>();
        json.get("columns")
                .properties()
                .forEach(c -> columns.add(Column.of(c.getKey(), type(c.getValue().asText()))));
        List<String> key = new ArrayList<>();
        if (json.has("primary_key")) {
            json.get("primary_key").forEach(k -> key.add(k.asText()));
        }
        List<ForeignKey> foreign = new ArrayList<>();
        if (json.has("foreign_keys")) {
            json.get("foreign_keys")
                    .forEach(k -> {
                        String[] to = k.get("references").asText().split("\\.");
                        foreign.add(
                                new ForeignKey(
                                        k.get("column").asText(), TableName.of(to[0]), to[1]));
                    });
        }
        return new Table(
                TableName.of(name),
                columns,
                json.has("rows")
                        ? OptionalLong.of(json.get("rows").asLong())
                        : OptionalLong.empty(),
                key,
                foreign);
    }

    private static DataType type(String name) {
        return switch (name) {
            case "varchar", "text" -> DataType.TEXT;
            case "integer", "bigint", "smallint" -> DataType.INTEGER;
            case "decimal", "double", "float" -> DataType.DECIMAL;
            case "boolean" -> DataType.BOOLEAN;
            case "date" -> DataType.DATE;
            case "timestamp", "datetime" -> DataType.TIMESTAMP;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// The CSV of a table, when it is there.
    Optional<Path> csv(Table table) {
        Path file = path.resolve(table.name().name() + ".csv");
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }
}
