package dev.culprit.connector.cloud.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;

/// JSON as services send it. Numbers keep all their digits.
public final class Json {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// @param label of the service that should have answered with JSON
    public static JsonNode read(String label, HttpAnswer answer) throws ConnectorException {
        try {
            return MAPPER.readTree(answer.text());
        } catch (JsonProcessingException broken) {
            throw new ConnectorException(
                    FailureKind.INTERNAL,
                    label + " answered with something else than JSON.",
                    broken);
        }
    }

    /// The text when it is JSON, else an empty object.
    public static JsonNode lenient(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null ? object() : node;
        } catch (JsonProcessingException notJson) {
            return object();
        }
    }
}
