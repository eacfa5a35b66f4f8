package dev.culprit.analyst.sql;

import dev.culprit.core.source.Column;
import dev.culprit.core.source.Dialect;
import java.util.Locale;
import java.util.Optional;

/// BigQuery's GoogleSQL.
///
/// @param groupsBySets whether the source groups by several sets in one pass
public record BigQuerySql(boolean groupsBySets) implements EpochSql {
    private static final int STEPS = 2_000;

    @Override
    public Dialect dialect() {
        return Dialect.BIGQUERY;
    }

    @Override
    public String name(String identifier) {
        return path(identifier);
    }

    @Override
    public String quoted(String identifier) {
        return "`" + identifier.replace("`", "") + "`";
    }

    /// Two quotes side by side end one text and begin the next.
    @Override
    public String text(String value) {
        return new CharacterCodes(c -> c == '\\' || c == '\'', c -> "chr(" + c + ")").text(value);
    }

    /// A `DATETIME` does not compare with a `TIMESTAMP`.
    @Override
    public String timeOf(String name, Optional<Column> column) {
        boolean stored =
                column.filter(c -> c.nativeType().toLowerCase(Locale.ROOT).startsWith("timestamp"))
                        .isPresent();
        return stored ? name : toTime(name);
    }

    @Override
    public String dateOf(String name) {
        return toTime(name);
    }

    @Override
    public String epoch(String time) {
        return "unix_seconds(" + time + ")";
    }

    @Override
    public String toTime(String name) {
        return "SAFE_CAST(" + name + " AS TIMESTAMP)";
    }

    @Override
    public String toInteger(String number) {
        return "CAST(" + number + " AS INT64)";
    }

    @Override
    public String asText(String expression) {
        return "CAST(" + expression + " AS STRING)";
    }

    @Override
    public String number(String expression, boolean stored) {
        return (stored ? "CAST(" : "SAFE_CAST(") + expression + " AS FLOAT64)";
    }

    @Override
    public boolean canMatch(String pattern) {
        return PlainPattern.of(pattern).isPresent();
    }

    @Override
    public String matches(String expression, String pattern) {
        String plain = PlainPattern.of(pattern).orElse(pattern);
        return "regexp_contains(" + expression + ", " + text(plain) + ")";
    }

    @Override
    public String distinct(String expression) {
        return "approx_count_distinct(" + expression + ")";
    }

    /// From as many equal parts as the finest share that is asked for needs.
    @Override
    public String quantile(String expression, double share) {
        long place = Math.round(share * STEPS) + 1;
        return "approx_quantiles(" + expression + ", " + STEPS + ")[SAFE_ORDINAL(" + place + ")]";
    }
}
