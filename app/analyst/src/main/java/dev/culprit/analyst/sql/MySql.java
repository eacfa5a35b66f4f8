package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;
import java.util.Optional;
import java.util.Set;

/// MySQL 8 and MariaDB 10.2, or newer: older ones have no window functions.
public record MySql() implements EpochSql {
    private static final String SECONDS_TO_1970 = "62167219200";

    /// Patterns would follow the column's collation, which mostly takes `a` for `A`.
    private static final String EXACT_CASE = "(?-i)";

    @Override
    public Dialect dialect() {
        return Dialect.MYSQL;
    }

    @Override
    public String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    @Override
    public Set<String> noAliases() {
        return Set.of("keys");
    }

    @Override
    public String text(String value) {
        return CharacterCodes.ofBackslash(c -> "CAST(char(" + c + ") AS CHAR)").text(value);
    }

    /// Unlike `unix_timestamp` it does not look at the session's time zone.
    @Override
    public String epoch(String time) {
        return "(to_seconds(" + time + ") - " + SECONDS_TO_1970 + ")";
    }

    @Override
    public String toTime(String name) {
        return "CAST(" + name + " AS DATETIME)";
    }

    @Override
    public String toInteger(String number) {
        return "CAST(" + number + " AS SIGNED)";
    }

    @Override
    public String asText(String expression) {
        return "CAST(" + expression + " AS CHAR)";
    }

    @Override
    public String number(String expression, boolean stored) {
        String cast = "CAST(" + expression + " AS DOUBLE)";
        return stored
                ? cast
                : "CASE WHEN " + expression + " REGEXP '" + NUMERIC + "' THEN " + cast + " END";
    }

    @Override
    public String replaced(String expression, String pattern, String by) {
        return "regexp_replace(" + expression + ", '" + EXACT_CASE + pattern + "', '" + by + "')";
    }

    @Override
    public boolean canMatch(String pattern) {
        return PlainPattern.of(pattern).isPresent();
    }

    @Override
    public String matches(String expression, String pattern) {
        Optional<String> plain = PlainPattern.of(pattern);
        return "(" + expression + " REGEXP " + text(EXACT_CASE + plain.orElse(pattern)) + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return RankedQuantiles.of(expression, share);
    }

    @Override
    public String ranked(String rows, String... by) {
        return RankedQuantiles.rows(rows, by);
    }

    @Override
    public boolean groupsBySets() {
        return false;
    }
}
