package dev.culprit.desktop.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.llm.chat.ModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Proposes what the data suggests, tests it, and repeats only what its evidence says.
class HonestModel extends TalkingModel {

    @Override
    Object answer(String purpose, JsonNode data, int attempt) throws ModelException {
        return switch (purpose) {
            case "hypotheses" -> Map.of("hypotheses", hypotheses(data));
            case "query" -> query(data);
            case "interpretation" ->
                    Map.of(
                            "verdict",
                            "neutral",
                            "trigger",
                            "",
                            "mechanism",
                            "The accused rows lose their value before they are written.",
                            "differentiating",
                            "The rest did not move with them.",
                            "next_step",
                            "Compare the release with the one before.");
            case "counter" -> counter(data);
            case "finding" -> finding(data);
            case "judge" ->
                    Map.of(
                            "causal_depth", 0.8,
                            "specificity", 0.9,
                            "actionability", 0.8,
                            "advice", "Name the owner of the source.");
            default -> throw new AssertionError(purpose);
        };
    }

    private static List<Object> hypotheses(JsonNode data) {
        List<Object> list = new ArrayList<>();
        JsonNode segments = data.path("ranking").path("segments");
        for (int i = 0; i < Math.min(2, segments.size()); i++) {
            list.add(
                    hypothesis(
                            data,
                            "A release broke the rows of segment " + "AB".charAt(i),
                            segments.path(i).path("slice"),
                            "other"));
        }
        if (list.isEmpty()) {
            list.add(
                    hypothesis(
                            data,
                            "A release changed how totals are computed",
                            JSON.createObjectNode(),
                            "other"));
        }
        return list;
    }

    static Map<String, Object> hypothesis(
            JsonNode data, String title, JsonNode slice, String fault) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("title", title);
        draft.put("category", "code_change");
        draft.put("fault", fault);
        draft.put("reasoning", "The change is concentrated there and began at once.");
        draft.put("expected_if_true", "Only the accused rows moved.");
        draft.put("expected_if_false", "All rows moved alike.");
        draft.put("tables", List.of(data.path("alert").path("dataset").asText()));
        draft.put("columns", List.of());
        draft.put("slice", slice);
        draft.put("onset", data.path("measurement").path("onset").asText(null));
        return draft;
    }

    private static Object query(JsonNode data) {
        String column = data.path("alert").path("window_column").asText("");
        if (data.path("asked_so_far").size() > 0 || column.isEmpty()) {
            return Map.of("done", true);
        }
        String table = data.path("alert").path("dataset").asText();
        String start = data.path("alert").path("window_start").asText();
        return Map.of(
                "done",
                false,
                "why",
                "Did only the accused rows move?",
                "test",
                "contrast",
                "expect",
                "rises",
                "sql",
                "SELECT CASE WHEN "
                        + condition(data)
                        + " THEN 'accused' ELSE 'rest' END AS grp, CASE WHEN "
                        + column
                        + " >= TIMESTAMP '"
                        + start
                        + "' THEN 'after' ELSE 'before' END AS period, sum(CASE WHEN "
                        + bad(data)
                        + " THEN 1 ELSE 0 END) AS bad, count(*) AS total FROM "
                        + table
                        + " GROUP BY 1, 2");
    }

    private static String condition(JsonNode data) {
        List<String> terms = new ArrayList<>();
        data.path("hypothesis")
                .path("slice")
                .properties()
                .forEach(it -> {
                    if (!it.getKey().contains(".")) {
                        terms.add(it.getKey() + " = '" + it.getValue().asText() + "'");
                    }
                });
        return terms.isEmpty() ? "1 = 1" : String.join(" AND ", terms);
    }

    private static String bad(JsonNode data) {
        String column = data.path("alert").path("column").asText("");
        return column.isEmpty() ? "1 = 1" : column + " IS NULL";
    }

    private static Object counter(JsonNode data) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("alternative", null);
        answer.put(
                "caveat",
                Map.of(
                        "text",
                        "The source itself may have stopped to deliver these values.",
                        "cites",
                        List.of(data.path("citable").fieldNames().next())));
        return answer;
    }

    private static Object finding(JsonNode data) {
        List<Object> causes = new ArrayList<>();
        data.path("citable")
                .properties()
                .forEach(it -> {
                    boolean supports =
                            it.getValue().path("verdict").asText().equals("supports")
                                    && it.getValue()
                                            .path("hypothesis")
                                            .equals(data.path("leading_id"));
                    if (supports) {
                        causes.add(
                                Map.of(
                                        "text",
                                        it.getValue().path("summary").asText(),
                                        "cites",
                                        List.of(it.getKey())));
                    }
                });
        if (causes.isEmpty()) {
            causes.add(Map.of("text", "Nothing else is known.", "cites", List.of(first(data))));
        }
        return Map.of(
                "headline",
                data.path("leading").path("title").asText(),
                "root_cause",
                causes,
                "causal_chain",
                List.of(
                        Map.of(
                                "text",
                                "Something changed at the source.",
                                "cites",
                                List.of(first(data))),
                        Map.of(
                                "text",
                                "The metric moved and the alert fired.",
                                "cites",
                                List.of(first(data)))),
                "recommendations",
                List.of(Map.of("text", "Ask the owner of the source what changed.")));
    }

    private static String first(JsonNode data) {
        return data.path("citable").fieldNames().next();
    }
}
