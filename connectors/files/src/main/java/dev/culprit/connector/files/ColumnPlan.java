package dev.culprit.connector.files;

import dev.culprit.connector.kit.duckdb.Quoted;
import java.util.Optional;

/// How one column of a file becomes a column of the extract.
///
/// @param text SQL for the value as text, as the file has it
/// @param type the SQL type it is read as
/// @param declared whether the catalogue asked for it; false for text where no value was seen
record ColumnPlan(String name, String text, ColumnKind kind, String type, boolean declared) {
    /// Stands in the engine's error when a value does not fit its column.
    static final String MISFIT = "culprit-misfit";

    /// SQL for the value, an error for a text that does not fit. The first branch is a cheap way to
    /// say yes to the usual spelling: read and written again it is the same text.
    String select() {
        if (kind == ColumnKind.TEXT) {
            return text + " AS " + Quoted.name(name);
        }
        return "CASE WHEN "
                + text
                + " IS NULL THEN NULL "
                + quick().map(condition -> when(condition, plainCast())).orElse("")
                + when(fits(), cast())
                + "ELSE error('"
                + MISFIT
                + "') END AS "
                + Quoted.name(name);
    }

    private static String when(String condition, String value) {
        return "WHEN " + condition + " THEN " + value + " ";
    }

    /// SQL condition: this text can be read as the plan's type without losing anything.
    String fits() {
        return kind == ColumnKind.DECIMAL ? "(" + matches() + " AND " + scale() + ")" : matches();
    }

    /// As [#fits], whatever the number of decimal places. The cast is only tried on texts that
    /// match, since a cast that fails is slow.
    String matches() {
        String subject = kind == ColumnKind.BOOLEAN ? "lower(" + text + ")" : text;
        String pattern = Quoted.text(kind.pattern(declared));
        return "(CASE WHEN regexp_full_match("
                + subject
                + ", "
                + pattern
                + ") THEN "
                + tryCast()
                + " IS NOT NULL ELSE false END)";
    }

    /// Whether the column stays text only because no value was seen.
    boolean isUnsettled() {
        return kind == ColumnKind.TEXT && !declared;
    }

    private Optional<String> quick() {
        String same = "CAST(" + tryCast() + " AS VARCHAR) = " + text;
        return switch (kind) {
            case INTEGER, DECIMAL -> Optional.of(same);
            case DATE, TIMESTAMP -> Optional.of("length(" + text + ") > 9 AND " + same);
            case BOOLEAN -> Optional.of(text + " IN ('true', 'false')");
            case TEXT, DOUBLE, TIME -> Optional.empty();
        };
    }

    private String scale() {
        int digits = Integer.parseInt(type.replaceAll(".*,(\\d+)\\)", "$1"));
        return "(NOT contains("
                + text
                + ", '.') OR length("
                + text
                + ") - strpos("
                + text
                + ", '.') <= "
                + digits
                + ")";
    }

    private String tryCast() {
        return "TRY_CAST(" + text + " AS " + type + ")";
    }

    private String cast() {
        return kind != ColumnKind.TIMESTAMP
                ? plainCast()
                : "CASE WHEN regexp_matches("
                        + text
                        + ", ':[0-9.]+[+-][0-9:]+$') THEN timezone('UTC', CAST("
                        + text
                        + " AS TIMESTAMPTZ)) ELSE "
                        + plainCast()
                        + " END";
    }

    private String plainCast() {
        return "CAST(" + text + " AS " + type + ")";
    }
}
