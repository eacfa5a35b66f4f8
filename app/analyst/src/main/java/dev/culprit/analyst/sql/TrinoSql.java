package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;

/// Trino, Presto and Athena.
public record TrinoSql() implements EpochSql {
    @Override
    public Dialect dialect() {
        return Dialect.TRINO;
    }

    @Override
    public String epoch(String time) {
        return "to_unixtime(" + time + ")";
    }

    @Override
    public String toTime(String name) {
        return "TRY_CAST(" + name + " AS TIMESTAMP)";
    }

    @Override
    public String toInteger(String number) {
        return "CAST(" + number + " AS BIGINT)";
    }

    @Override
    public String number(String expression, boolean stored) {
        return (stored ? "CAST(" : "TRY_CAST(") + expression + " AS DOUBLE)";
    }

    @Override
    public String matches(String expression, String pattern) {
        return "regexp_like(" + expression + ", " + text(pattern) + ")";
    }

    @Override
    public String distinct(String expression) {
        return "approx_distinct(" + expression + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return "approx_percentile(" + expression + ", " + share + ")";
    }
}
