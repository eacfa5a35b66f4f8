package dev.culprit.analyst.sql;

import dev.culprit.core.source.Column;
import dev.culprit.core.source.Dialect;
import java.time.LocalDateTime;
import java.util.Optional;

/// SQLite with what the connector registers: `regexp`, `regexp_replace` and `percentile`. Times are
/// texts in ISO form there; `datetime` brings all of its variants into one that sorts.
public record SqliteSql() implements EpochSql {
    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public String time(LocalDateTime at) {
        String literal = EpochSql.super.time(at);
        return literal.substring(literal.indexOf('\''));
    }

    @Override
    public String timeOf(String name, Optional<Column> column) {
        return toTime(name);
    }

    @Override
    public String dateOf(String name) {
        return toTime(name);
    }

    @Override
    public String day(String time) {
        return "date(" + time + ")";
    }

    @Override
    public String epoch(String time) {
        return "CAST(strftime('%s', " + time + ") AS INTEGER)";
    }

    @Override
    public String toTime(String name) {
        return "datetime(" + name + ")";
    }

    @Override
    public String toInteger(String number) {
        return "CAST(" + number + " AS INTEGER)";
    }

    @Override
    public String asText(String expression) {
        return "CAST(" + expression + " AS TEXT)";
    }

    @Override
    public String number(String expression, boolean stored) {
        String cast = "CAST(" + expression + " AS REAL)";
        return stored
                ? cast
                : "CASE WHEN " + expression + " REGEXP '" + NUMERIC + "' THEN " + cast + " END";
    }

    @Override
    public String matches(String expression, String pattern) {
        return "(" + expression + " REGEXP " + text(pattern) + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return "percentile(" + expression + ", " + share + ")";
    }

    @Override
    public boolean groupsBySets() {
        return false;
    }
}
