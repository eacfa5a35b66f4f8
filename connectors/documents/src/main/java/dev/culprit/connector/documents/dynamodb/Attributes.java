package dev.culprit.connector.documents.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An item's attributes as a record has them. On the wire each value names its type: `{"N": "7.5"}`.
final class Attributes {
    private Attributes() {}

    static Map<String, @Nullable Object> row(JsonNode item) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        item.properties().forEach(each -> row.put(each.getKey(), value(each.getValue())));
        return row;
    }

    static @Nullable Object value(JsonNode attribute) {
        if (attribute.properties().isEmpty()) {
            return null;
        }
        Map.Entry<String, JsonNode> typed = attribute.properties().iterator().next();
        JsonNode value = typed.getValue();
        return switch (typed.getKey()) {
            case "S" -> value.asText();
            case "N" -> new BigDecimal(value.asText());
            case "BOOL" -> value.booleanValue();
            case "B" -> Base64.getDecoder().decode(value.asText());
            case "M" -> row(value);
            case "L" -> list(value, Attributes::value);
            case "SS", "BS" -> list(value, JsonNode::asText);
            case "NS" -> list(value, number -> new BigDecimal(number.asText()));
            default -> null;
        };
    }

    private static List<@Nullable Object> list(
            JsonNode elements, Function<JsonNode, @Nullable Object> reading) {
        List<@Nullable Object> list = new ArrayList<>();
        elements.forEach(element -> list.add(reading.apply(element)));
        return list;
    }
}
