package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;
import java.util.List;

/// Amazon Redshift. Strings take backslash escapes there, other than in PostgreSQL.
public record RedshiftSql() implements EpochSql {
    @Override
    public Dialect dialect() {
        return Dialect.REDSHIFT;
    }

    @Override
    public String epoch(String time) {
        return "extract(epoch FROM " + time + ")";
    }

    @Override
    public String toTime(String name) {
        return "CAST(" + name + " AS TIMESTAMP)";
    }

    @Override
    public String toInteger(String number) {
        return "CAST(" + number + " AS BIGINT)";
    }

    /// `concat` takes two arguments only.
    @Override
    public String text(String value) {
        List<String> parts = CharacterCodes.ofBackslash(c -> "chr(" + c + ")").parts(value);
        String text = String.join(" || ", parts);
        return parts.size() == 1 ? text : "(" + text + ")";
    }

    /// As long as a text may be; without a length it would be cut at 256 bytes.
    @Override
    public String asText(String expression) {
        return "CAST(" + expression + " AS VARCHAR(65535))";
    }

    @Override
    public String number(String expression, boolean stored) {
        String cast = "CAST(" + expression + " AS DOUBLE PRECISION)";
        return stored
                ? cast
                : "CASE WHEN " + expression + " ~ '" + NUMERIC + "' THEN " + cast + " END";
    }

    @Override
    public boolean canMatch(String pattern) {
        return PlainPattern.of(pattern).isPresent();
    }

    @Override
    public String matches(String expression, String pattern) {
        return "(" + expression + " ~ " + text(PlainPattern.of(pattern).orElse(pattern)) + ")";
    }

    @Override
    public String distinct(String expression) {
        return "hll(" + expression + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return "percentile_cont(" + share + ") WITHIN GROUP (ORDER BY " + expression + ")";
    }

    @Override
    public boolean nestsQueriesInAggregates() {
        return false;
    }
}
