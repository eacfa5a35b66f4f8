package dev.culprit.connector.saas.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An object's properties. Their values come as text, whatever they are; the declared type says
/// which.
///
/// @param types by name, in the order of the columns
/// @param leftOut number of properties that are not asked for
record HubSpotProperties(Map<String, String> types, int leftOut) {
    /// An address has room for about so many names.
    private static final int MOST = 150;

    static HubSpotProperties of(JsonNode answer, List<String> wanted) {
        Map<String, String> known = new LinkedHashMap<>();
        for (JsonNode property : answer.path("results")) {
            known.put(property.path("name").asText(), property.path("type").asText());
        }
        Map<String, String> types = new LinkedHashMap<>();
        if (!wanted.isEmpty()) {
            wanted.forEach(name -> types.put(name, known.getOrDefault(name, "string")));
            return new HubSpotProperties(types, 0);
        }
        known.forEach((name, type) -> {
            if (types.size() < MOST && !name.startsWith("hs_")) {
                types.put(name, type);
            }
        });
        return new HubSpotProperties(types, known.size() - types.size());
    }

    String names() {
        return String.join(",", types.keySet());
    }

    void each(Consumer<String> name) {
        types.keySet().forEach(name);
    }

    List<String> warnings(String object) {
        return leftOut == 0
                ? List.of()
                : List.of(
                        object
                                + " has "
                                + leftOut
                                + " more properties, most of them HubSpot's own; name the ones you"
                                + " need in fields.");
    }

    Map<String, @Nullable Object> row(JsonNode element) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", element.path("id").asText());
        types.forEach((name, type) -> {
            JsonNode value = element.path("properties").path(name);
            String text = value.isNull() || value.isMissingNode() ? "" : value.asText();
            row.put(name, text.isEmpty() ? null : typed(type, text));
        });
        return row;
    }

    private static Object typed(String type, String text) {
        try {
            return switch (type) {
                case "number" -> new BigDecimal(text);
                case "bool" -> text.matches("true|false") ? Boolean.valueOf(text) : text;
                case "datetime" ->
                        text.matches("\\d{12,14}")
                                ? Instant.ofEpochMilli(Long.parseLong(text))
                                : text;
                default -> text;
            };
        } catch (NumberFormatException other) {
            return text;
        }
    }
}
