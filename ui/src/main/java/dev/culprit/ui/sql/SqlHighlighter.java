package dev.culprit.ui.sql;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Marks keywords, functions, texts, numbers and comments of SQL by style class.
final class SqlHighlighter {
    private static final String KEYWORDS =
            "select|from|where|and|or|not|group|by|order|having|limit|offset|as|on|join|left|right|full"
                    + "|inner|outer|cross|with|union|all|distinct|case|when|then|else|end|is|null|in"
                    + "|between|like|ilike|exists|asc|desc|over|partition|filter|using|interval|cast"
                    + "|timestamp|date|true|false|grouping|sets|within|rows|range|preceding|following"
                    + "|update|set|delete|insert|into|create|alter|drop|table|view|current|row|values|lateral|nulls|first|last|except|intersect|recursive";
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<comment>--[^\\n]*|/\\*.*?\\*/)"
                            + "|(?<text>'(?:[^']|'')*')"
                            + "|(?<number>\\b\\d+(?:\\.\\d+)?\\b)"
                            + "|(?<keyword>\\b(?:"
                            + KEYWORDS
                            + ")\\b)"
                            + "|(?<function>\\b[a-z_][a-z0-9_]*(?=\\s*\\())",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final List<String> KINDS =
            List.of("comment", "text", "number", "keyword", "function");

    private SqlHighlighter() {}

    static StyleSpans<Collection<String>> highlight(String sql) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        Matcher tokens = TOKEN.matcher(sql);
        int done = 0;
        while (tokens.find()) {
            spans.add(List.of(), tokens.start() - done);
            spans.add(List.of("sql-" + kind(tokens)), tokens.end() - tokens.start());
            done = tokens.end();
        }
        spans.add(List.of(), sql.length() - done);
        return spans.create();
    }

    private static String kind(Matcher token) {
        return KINDS.stream().filter(kind -> token.group(kind) != null).findFirst().orElseThrow();
    }
}
