package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;

/// DuckDB.
public record DuckDbSql() implements SqlDialect {
    @Override
    public Dialect dialect() {
        return Dialect.DUCKDB;
    }

    @Override
    public String number(String expression, boolean stored) {
        return (stored ? "CAST(" : "TRY_CAST(") + expression + " AS DOUBLE)";
    }

    @Override
    public String matches(String expression, String pattern) {
        return "regexp_matches(" + expression + ", " + text(pattern) + ")";
    }

    @Override
    public String distinct(String expression) {
        return "approx_count_distinct(" + expression + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return "quantile_cont(" + expression + ", " + share + ")";
    }
}
