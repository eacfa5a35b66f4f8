package dev.culprit.connector.kit.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns parsed JSON into a record's values. The parser must have kept decimals exact.
public final class JsonRecords {
    private JsonRecords() {}

    public static Map<String, @Nullable Object> of(JsonNode object) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            row.put(field.getKey(), value(field.getValue()));
        }
        return row;
    }

    public static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isIntegralNumber() ? node.bigIntegerValue() : node.decimalValue();
            case STRING -> node.textValue();
            case OBJECT, POJO -> of(node);
            case ARRAY -> list(node);
            case BINARY -> node.asText();
        };
    }

    private static List<@Nullable Object> list(JsonNode array) {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonNode element : array) {
            list.add(value(element));
        }
        return list;
    }
}
