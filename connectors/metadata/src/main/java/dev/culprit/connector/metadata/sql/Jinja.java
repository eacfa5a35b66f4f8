package dev.culprit.connector.metadata.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Templates of dbt as the SQL they would become, as far as tables are concerned. Nothing is run: a
/// reference becomes a name, any other expression a word, and the words inside of blocks stay.
final class Jinja {
    private static final Pattern COMMENT = Pattern.compile("(?s)\\{#.*?#\\}");
    private static final Pattern SET =
            Pattern.compile("(?s)\\{%-?\\s*set\\s[^=%]*%\\}.*?\\{%-?\\s*endset\\s*-?%\\}");
    private static final Pattern TAG = Pattern.compile("(?s)\\{%.*?%\\}");
    private static final Pattern EXPRESSION = Pattern.compile("(?s)\\{\\{(.*?)\\}\\}");
    private static final Pattern REF =
            Pattern.compile(
                    "(?s)^[-\\s]*ref\\s*\\(\\s*(?:['\"]([^'\"]+)['\"]\\s*,\\s*)?['\"]([^'\"]+)['\"].*");
    private static final Pattern SOURCE =
            Pattern.compile(
                    "(?s)^[-\\s]*source\\s*\\(\\s*['\"]([^'\"]+)['\"]\\s*,\\s*['\"]([^'\"]+)['\"].*");
    private static final Pattern SILENT =
            Pattern.compile("(?s)^[-\\s]*(config|print|log)\\s*\\(.*");
    private static final Pattern MACRO =
            Pattern.compile("(?s)\\{%-?\\s*(macro|test|materialization)\\s");

    private Jinja() {}

    static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%");
    }

    /// Whether a file defines macros, which are no statements.
    static boolean isMacro(String text) {
        return MACRO.matcher(text).find();
    }

    static String plain(String text) {
        String code = COMMENT.matcher(text).replaceAll(" ");
        code = SET.matcher(code).replaceAll(" ");
        code = TAG.matcher(code).replaceAll(" ");
        Matcher expression = EXPRESSION.matcher(code);
        StringBuilder plain = new StringBuilder();
        while (expression.find()) {
            expression.appendReplacement(
                    plain, Matcher.quoteReplacement(word(expression.group(1))));
        }
        return expression.appendTail(plain).toString();
    }

    private static String word(String expression) {
        Matcher ref = REF.matcher(expression);
        if (ref.matches()) {
            return ref.group(2);
        }
        Matcher source = SOURCE.matcher(expression);
        if (source.matches()) {
            return source.group(1) + "." + source.group(2);
        }
        if (SILENT.matcher(expression).matches()) {
            return " ";
        }
        return expression.strip().equals("this") ? "this_table" : "template_value";
    }
}
