package dev.culprit.connector.metadata.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// Goes through large JSON a piece at a time: only the piece at hand is in memory.
public final class Trees {
    private Trees() {}

    /// What to do with a piece.
    public interface Piece {
        /// @param part the root's field it stands in
        /// @param key its own name there; empty in a list
        void read(String part, String key, JsonNode value) throws IOException;
    }

    /// The members of the root's wanted fields, which are objects or lists; all others are skipped.
    public static void members(JsonParser parser, Set<String> wanted, Piece piece)
            throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String part = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!wanted.contains(part)) {
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String key = parser.currentName();
                    parser.nextToken();
                    piece.read(part, key, tree(parser));
                }
            } else if (value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    piece.read(part, "", tree(parser));
                }
            } else {
                piece.read(part, "", tree(parser));
            }
        }
    }

    /// The values of a file that holds a list, or one value after the other.
    public static void values(JsonParser parser, Piece piece) throws IOException {
        JsonToken token = parser.nextToken();
        boolean list = token == JsonToken.START_ARRAY;
        if (list) {
            token = parser.nextToken();
        }
        while (token != null && !(list && token == JsonToken.END_ARRAY)) {
            piece.read("", "", tree(parser));
            token = parser.nextToken();
        }
    }

    private static JsonNode tree(JsonParser parser) throws IOException {
        JsonNode tree = parser.readValueAsTree();
        return tree == null ? MissingNode.getInstance() : tree;
    }

    public static String text(JsonNode node, String... path) {
        JsonNode at = node;
        for (String step : path) {
            at = at.path(step);
        }
        return at.isValueNode() && !at.isNull() ? at.asText() : "";
    }

    /// The first of these fields that is there and not empty.
    public static Optional<String> first(JsonNode node, String... fields) {
        for (String field : fields) {
            String text = text(node, field);
            if (!text.isBlank()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }
}
