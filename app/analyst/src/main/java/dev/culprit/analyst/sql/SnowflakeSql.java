package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;

/// Snowflake.
public record SnowflakeSql() implements EpochSql {
    @Override
    public Dialect dialect() {
        return Dialect.SNOWFLAKE;
    }

    @Override
    public String name(String identifier) {
        return UpperCaseSql.isPlain(identifier) ? identifier : quoted(identifier);
    }

    @Override
    public String text(String value) {
        return CharacterCodes.ofBackslash(c -> "chr(" + c + ")").text(value);
    }

    @Override
    public String epoch(String time) {
        return "date_part('epoch_second', " + time + ")";
    }

    /// By way of text, since only texts can be tried.
    @Override
    public String toTime(String name) {
        return "try_to_timestamp(CAST(" + name + " AS VARCHAR))";
    }

    @Override
    public String toInteger(String number) {
        return "CAST(" + number + " AS BIGINT)";
    }

    @Override
    public String number(String expression, boolean stored) {
        return stored
                ? "CAST(" + expression + " AS DOUBLE)"
                : "TRY_CAST(CAST(" + expression + " AS VARCHAR) AS DOUBLE)";
    }

    @Override
    public boolean canMatch(String pattern) {
        return PlainPattern.of(pattern).isPresent();
    }

    /// `regexp_like` would ask for the whole text to match.
    @Override
    public String matches(String expression, String pattern) {
        String plain = PlainPattern.of(pattern).orElse(pattern);
        return "(regexp_instr(" + expression + ", " + text(plain) + ") > 0)";
    }

    @Override
    public String distinct(String expression) {
        return "approx_count_distinct(" + expression + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return "approx_percentile(" + expression + ", " + share + ")";
    }

    @Override
    public boolean nestsQueriesInAggregates() {
        return false;
    }
}
