package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;

/// Spark 3.3 or newer, and Databricks.
public record SparkSql() implements EpochSql {
    @Override
    public Dialect dialect() {
        return Dialect.SPARK;
    }

    @Override
    public String name(String identifier) {
        return path(identifier);
    }

    @Override
    public String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    /// Two quotes side by side end one text and begin the next; `${..}` is replaced before it is read.
    @Override
    public String text(String value) {
        return new CharacterCodes(c -> c == '\\' || c == '\'' || c == '$', c -> "chr(" + c + ")")
                .text(value);
    }

    @Override
    public String epoch(String time) {
        return "unix_timestamp(" + time + ")";
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
    public String asText(String expression) {
        return "CAST(" + expression + " AS STRING)";
    }

    @Override
    public String number(String expression, boolean stored) {
        return (stored ? "CAST(" : "TRY_CAST(") + expression + " AS DOUBLE)";
    }

    @Override
    public boolean canMatch(String pattern) {
        return PlainPattern.of(pattern).isPresent();
    }

    @Override
    public String matches(String expression, String pattern) {
        return "(" + expression + " RLIKE " + text(PlainPattern.of(pattern).orElse(pattern)) + ")";
    }

    @Override
    public String distinct(String expression) {
        return "approx_count_distinct(" + expression + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return "percentile_approx(" + expression + ", " + share + ")";
    }

    @Override
    public boolean nestsQueriesInAggregates() {
        return false;
    }
}
