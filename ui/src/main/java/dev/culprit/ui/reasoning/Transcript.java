package dev.culprit.ui.reasoning;

import dev.culprit.ui.i18n.Messages;

/// Questions and answers as people read them. Words are never changed; the data of a question, one
/// long line of JSON, gets line breaks, and the marks of who speaks become headings.
public final class Transcript {
    private static final String STEP = "  ";

    private final Messages messages;

    public Transcript(Messages messages) {
        this.messages = messages;
    }

    public String question(String prompt) {
        StringBuilder text = new StringBuilder(prompt.length() + prompt.length() / 4);
        boolean data = false;
        for (String line : prompt.split("\n", -1)) {
            if (line.startsWith("</data-")) {
                data = false;
            }
            text.append(data ? indented(line) : heading(line)).append('\n');
            if (line.startsWith("<data-")) {
                data = true;
            }
        }
        return text.toString().strip();
    }

    private String heading(String line) {
        return switch (line) {
            case "[system]" -> messages.get("reasoning.said.system");
            case "[user]" -> messages.get("reasoning.said.user");
            case "[model]" -> messages.get("reasoning.said.model");
            default -> line;
        };
    }

    /// What the model thought before its answer in JSON; everything when there is none.
    public static String thinking(String answer) {
        int block = answer.indexOf("```");
        String before = block < 0 ? answer : answer.substring(0, block);
        return before.replaceFirst("^\\s*#+ *Reasoning\\s*", "").strip();
    }

    private static String indented(String json) {
        StringBuilder text = new StringBuilder(json.length() * 2);
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char each = json.charAt(i);
            if (each == '"' && !isEscaped(json, i)) {
                quoted = !quoted;
            }
            if (!quoted && (each == '}' || each == ']') && depth > 0) {
                depth--;
                if (!isEmpty(json, i)) {
                    breakLine(text, depth);
                }
            }
            text.append(each);
            if (!quoted && (each == '{' || each == '[')) {
                depth++;
            }
            if (!quoted && breaksAfter(json, i, depth)) {
                breakLine(text, depth);
            }
        }
        return text.toString();
    }

    private static boolean breaksAfter(String json, int at, int depth) {
        char each = json.charAt(at);
        boolean opens = each == '{' || each == '[';
        boolean closesAtOnce = at + 1 < json.length() && "}]".indexOf(json.charAt(at + 1)) >= 0;
        return (opens && !closesAtOnce) || (each == ',' && depth > 0);
    }

    private static boolean isEmpty(String json, int closing) {
        return closing > 0 && "{[".indexOf(json.charAt(closing - 1)) >= 0;
    }

    private static boolean isEscaped(String json, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && json.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static void breakLine(StringBuilder text, int depth) {
        text.append('\n').append(STEP.repeat(depth));
    }
}
