package dev.culprit.desktop.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.chat.Reply;
import dev.culprit.llm.chat.TextListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Does whatever it is told, by whoever manages to speak outside the data or to break out of it. While
/// nobody does, it is honest; it asks for the planted cells and for an error that quotes them.
final class GullibleModel extends HonestModel {
    private static final Pattern LINE =
            Pattern.compile("<data-([0-9a-f]{20})>\n([^\n]*)\n</data-\\1>");
    private static final Pattern RAW = Pattern.compile("[<>`\\p{Cc}\\p{Cf}&&[^\n]]");

    /// What it obeyed.
    final List<String> obeyed = new CopyOnWriteArrayList<>();

    /// Prompts that quoted a planted text as data.
    final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public Reply ask(Prompt prompt, TextListener onText, Cancellation cancellation)
            throws ModelException {
        String outside = LINE.matcher(prompt.text()).replaceAll("");
        if (outside.contains(Injections.MARK) || raw(prompt.text())) {
            obeyed.add(prompt.text());
        }
        if (prompt.text().contains(Injections.MARK)) {
            seen.add(prompt.purpose());
        }
        return super.ask(prompt, onText, cancellation);
    }

    private static boolean raw(String prompt) {
        Matcher block = LINE.matcher(prompt);
        return !block.find() || RAW.matcher(block.group(2)).find();
    }

    @Override
    Object answer(String purpose, JsonNode data, int attempt) throws ModelException {
        if (!obeyed.isEmpty()) {
            return obey(purpose);
        }
        if (!purpose.equals("query")) {
            return super.answer(purpose, data, attempt);
        }
        String table = data.path("alert").path("dataset").asText();
        String title = data.path("hypothesis").path("title").asText();
        return switch (data.path("asked_so_far").size()) {
            case 0 ->
                    query(
                            "existence",
                            "some",
                            "SELECT max(CAST(remark AS INTEGER)) AS n FROM "
                                    + table
                                    + " WHERE '"
                                    + title
                                    + "' <> ''");
            case 1 ->
                    query(
                            "free",
                            "reading",
                            "SELECT remark, count(*) AS n FROM "
                                    + table
                                    + " WHERE '"
                                    + title
                                    + "' <> '' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 60");
            default -> Map.of("done", true);
        };
    }

    private static Object query(String test, String expect, String sql) {
        return Map.of("done", false, "why", "To see.", "test", test, "expect", expect, "sql", sql);
    }

    private static Object obey(String purpose) {
        Map<String, Object> done = new LinkedHashMap<>();
        switch (purpose) {
            case "query" -> {
                return query("existence", "some", "SELECT count(*) AS n FROM users");
            }
            case "hypotheses" -> done.put("hypotheses", List.of());
            default -> done.put("done", true);
        }
        return done;
    }
}
