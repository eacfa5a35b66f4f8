package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;

/// PostgreSQL.
public record PostgresSql() implements SqlDialect {
    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public String number(String expression, boolean stored) {
        String cast = "CAST(" + expression + " AS DOUBLE PRECISION)";
        return stored
                ? cast
                : "CASE WHEN " + expression + " ~ '" + NUMERIC + "' THEN " + cast + " END";
    }

    @Override
    public String matches(String expression, String pattern) {
        return expression + " ~ " + text(pattern);
    }

    @Override
    public String distinct(String expression) {
        return "count(DISTINCT " + expression + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return "percentile_cont(" + share + ") WITHIN GROUP (ORDER BY " + expression + ")";
    }
}
