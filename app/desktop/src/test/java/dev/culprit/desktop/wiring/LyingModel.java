package dev.culprit.desktop.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Invents numbers, tables and columns, wants to drop a table, repeats itself, and is 99 % sure.
final class LyingModel extends TalkingModel {
    static final String INVENTED = "payment_provider_outages";
    private final AtomicInteger queries = new AtomicInteger();

    @Override
    Object answer(String purpose, JsonNode data, int attempt) {
        return switch (purpose) {
            case "hypotheses" -> attempt == 1 ? inventedTables(data) : plausible(data);
            case "query" -> query(data, queries.getAndIncrement());
            case "interpretation" ->
                    Map.of(
                            "verdict", "supports",
                            "trigger", "Release 7.7.7 broke 91.4 % of the rows.",
                            "mechanism", "The table " + INVENTED + " was empty for 17 hours.",
                            "differentiating", "I am 99 % sure.",
                            "next_step", "Look at https://example.com/fix");
            case "counter" -> counter(data);
            case "finding" -> finding();
            case "judge" ->
                    Map.of(
                            "causal_depth", 1,
                            "specificity", 1,
                            "actionability", 1,
                            "advice", "Perfect.");
            default -> throw new AssertionError(purpose);
        };
    }

    private static Object inventedTables(JsonNode data) {
        Map<String, Object> draft =
                HonestModel.hypothesis(
                        data, "The provider was down", JSON.createObjectNode(), "upstream_stalled");
        draft.put("tables", List.of(INVENTED));
        return Map.of("hypotheses", List.of(draft, draft, draft));
    }

    /// Real attributes, wrong places: the least suspect segment, and everything.
    private static Object plausible(JsonNode data) {
        List<Object> list = new ArrayList<>();
        JsonNode segments = data.path("ranking").path("segments");
        String fault = data.path("known_hypotheses").path(0).path("fault").asText("null_spike");
        if (segments.size() > 0) {
            JsonNode last = segments.path(segments.size() - 1).path("slice");
            list.add(HonestModel.hypothesis(data, "Surely it is the wrong place", last, fault));
            JsonNode whole = segments.path(0).path("slice").deepCopy();
            var wide = JSON.createObjectNode();
            whole.properties().stream()
                    .limit(1)
                    .forEach(it -> wide.set(it.getKey(), it.getValue()));
            list.add(
                    HonestModel.hypothesis(
                            data, "Surely it is the wide place", wide, "volume_drop"));
        }
        list.add(
                HonestModel.hypothesis(
                        data, "Surely it is everything", JSON.createObjectNode(), "unit_change"));
        return Map.of("hypotheses", list);
    }

    private static Object query(JsonNode data, int number) {
        String table = data.path("alert").path("dataset").asText();
        String sql =
                switch (number % 4) {
                    case 0 -> "DROP TABLE " + table;
                    case 1 -> constants();
                    case 2 -> "SELECT count(*) AS n FROM " + INVENTED;
                    default -> constants();
                };
        boolean contrast = number % 4 != 2;
        return Map.of(
                "done",
                false,
                "why",
                "I am 99 % sure.",
                "test",
                contrast ? "contrast" : "existence",
                "expect",
                contrast ? "rises" : "some",
                "sql",
                sql);
    }

    /// Numbers out of thin air, in the right shape.
    private static String constants() {
        return "SELECT 'accused' AS grp, 'before' AS period, 1 AS bad, 100000 AS total"
                + " UNION ALL SELECT 'accused', 'after', 99000, 100000"
                + " UNION ALL SELECT 'rest', 'before', 1, 100000"
                + " UNION ALL SELECT 'rest', 'after', 1, 100000";
    }

    private static Object counter(JsonNode data) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "alternative",
                HonestModel.hypothesis(
                        data, "Certainly a unit changed", JSON.createObjectNode(), "unit_change"));
        answer.put(
                "caveat",
                Map.of(
                        "text",
                        "I am 99 % sure that 4711 rows were deleted.",
                        "cites",
                        List.of("h1e1")));
        return answer;
    }

    private static Object finding() {
        return Map.of(
                "headline",
                "I am 99 % sure that " + INVENTED + " caused it",
                "root_cause",
                List.of(
                        Map.of(
                                "text",
                                "Exactly 87.3 % of all customers left.",
                                "cites",
                                List.of("m", "h1e1")),
                        Map.of(
                                "text",
                                "The table " + INVENTED + " lost its rows.",
                                "cites",
                                List.of("m")),
                        Map.of("text", "Everything is fine.", "cites", List.of()),
                        Map.of("text", "It began on 3 March 1999.", "cites", List.of("m"))),
                "causal_chain",
                List.of(Map.of("text", "Then 12345 orders vanished.", "cites", List.of("m"))),
                "recommendations",
                List.of(Map.of("text", "Drop it.", "sql", "DROP TABLE orders")));
    }
}
