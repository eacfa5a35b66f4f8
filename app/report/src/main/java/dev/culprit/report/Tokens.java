package dev.culprit.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of the page's style sheet, by name. A PDF knows no variables, so they are put in
/// before it is laid out.
record Tokens(Map<String, String> values) {
    private static final Pattern SET = Pattern.compile("--([a-z]+): ([^;]+);");
    private static final Pattern USE = Pattern.compile("var\\(--([a-z]+)\\)");

    /// @param css its first block holds the tokens of the light theme
    static Tokens of(String css) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher matcher = SET.matcher(css.substring(0, css.indexOf('}')));
        while (matcher.find()) {
            values.put(matcher.group(1), matcher.group(2));
        }
        return new Tokens(values);
    }

    String resolve(String css) {
        return USE.matcher(css)
                .replaceAll(use -> Matcher.quoteReplacement(values.getOrDefault(use.group(1), "")));
    }
}
