package dev.culprit.connector.cloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.query.Cells;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A field of a table or result, `TableFieldSchema` in the API.
///
/// @param type the API's name; standard SQL's where a result uses that
record BigQueryField(String name, String type, boolean repeated, List<BigQueryField> fields) {
    private static final int MOST_LEVELS = 2;

    BigQueryField {
        fields = List.copyOf(fields);
    }

    static BigQueryField of(JsonNode node) {
        return new BigQueryField(
                node.path("name").asText(),
                node.path("type").asText(),
                node.path("mode").asText().equals("REPEATED"),
                of(node.path("fields"), node));
    }

    /// All fields of a `TableSchema`.
    static List<BigQueryField> all(JsonNode schema) {
        return of(schema.path("fields"), schema);
    }

    private static List<BigQueryField> of(JsonNode list, JsonNode owner) {
        List<BigQueryField> fields = new ArrayList<>();
        if (owner.has("fields")) {
            list.forEach(field -> fields.add(of(field)));
        }
        return fields;
    }

    DataType dataType() {
        if (repeated) {
            return DataType.OTHER;
        }
        return switch (type) {
            case "STRING" -> DataType.TEXT;
            case "INTEGER", "INT64" -> DataType.INTEGER;
            case "FLOAT", "FLOAT64", "NUMERIC", "BIGNUMERIC" -> DataType.DECIMAL;
            case "BOOLEAN", "BOOL" -> DataType.BOOLEAN;
            case "DATE" -> DataType.DATE;
            case "TIMESTAMP", "DATETIME" -> DataType.TIMESTAMP;
            case "TIME" -> DataType.TIME;
            case "BYTES" -> DataType.BINARY;
            case "JSON" -> DataType.JSON;
            default -> DataType.OTHER;
        };
    }

    /// The field as columns: a record's fields stand for it, `address.city`, down to two levels.
    List<Column> columns() {
        return columns("", 0);
    }

    private List<Column> columns(String prefix, int level) {
        boolean opened = isRecord() && !repeated && level < MOST_LEVELS;
        if (!opened) {
            String nativeType = repeated ? "ARRAY<" + type + ">" : type;
            return List.of(new Column(prefix + name, dataType(), nativeType, Optional.empty()));
        }
        List<Column> columns = new ArrayList<>();
        for (BigQueryField field : fields) {
            columns.addAll(field.columns(prefix + name + ".", level + 1));
        }
        return columns;
    }

    private boolean isRecord() {
        return type.equals("RECORD") || type.equals("STRUCT");
    }

    /// @param value the `v` of a cell, timestamps as microseconds
    @Nullable String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (!value.isValueNode()) {
            return value.toString();
        }
        String text = value.asText();
        return switch (type) {
            case "FLOAT", "FLOAT64" -> Cells.floating(text);
            case "NUMERIC", "BIGNUMERIC" -> Cells.decimal(text);
            case "TIMESTAMP" -> Cells.micros(text);
            case "DATETIME" -> Cells.timestamp(text);
            case "TIME" -> Cells.time(text);
            case "BYTES" -> Cells.base64(text);
            default -> text;
        };
    }
}
