package dev.culprit.llm.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Cells that hold objects or lists, as JSON: each field is masked as a column of its name.
final class NestedText {
    /// Numbers keep their digits; what follows a value makes it another text.
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private final Masking masking;

    NestedText(Masking masking) {
        this.masking = masking;
    }

    /// @param column under which elements of a list are masked
    String masked(String column, String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return masking.text(text);
        }
        try {
            return masked(column, JSON.readTree(text)).toString();
        } catch (JsonProcessingException onlyLooksLikeIt) {
            return masking.text(text);
        }
    }

    private JsonNode masked(String name, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties()
                        .forEach(field -> field.setValue(masked(field.getKey(), field.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, masked(name, array.get(i)));
                }
                yield array;
            }
            default -> value(name, node);
        };
    }

    private JsonNode value(String name, JsonNode node) {
        boolean sayable = !node.isTextual() && PersonalData.ofColumn(name).isEmpty();
        return sayable || node.isNull()
                ? node
                : JSON.getNodeFactory().textNode(masking.value(name, node.asText()));
    }
}
