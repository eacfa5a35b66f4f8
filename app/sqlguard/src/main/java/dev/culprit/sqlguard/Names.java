package dev.culprit.sqlguard;

import dev.culprit.core.source.Dialect;
import java.util.Locale;

/// Compares names as the dialect does: two names are the same when their keys are equal. PostgreSQL
/// folds unquoted names to lower case and takes quoted ones literally, H2 and Snowflake fold to upper
/// case, ClickHouse minds case everywhere; the others do not mind it.
record Names(Dialect dialect) {
    private enum Folding {
        LOWER,
        UPPER,
        NONE,
        INDIFFERENT
    }

    private Folding folding() {
        return switch (dialect) {
            case POSTGRESQL -> Folding.LOWER;
            case H2, SNOWFLAKE -> Folding.UPPER;
            case CLICKHOUSE -> Folding.NONE;
            case DUCKDB, REDSHIFT, MYSQL, SQLITE, TRINO, BIGQUERY, SPARK, SQLSERVER ->
                    Folding.INDIFFERENT;
        };
    }

    /// Key of a name as written in a query, quotes included.
    String key(String written) {
        String name = unquoted(written);
        boolean literal = Quoting.isQuoted(written);
        return switch (folding()) {
            case LOWER -> literal ? name : lower(name);
            case UPPER -> literal ? name : name.toUpperCase(Locale.ROOT);
            case NONE -> name;
            case INDIFFERENT -> lower(name);
        };
    }

    /// Key of a name as the source's catalogue has it.
    String keyOfExisting(String name) {
        return folding() == Folding.INDIFFERENT ? lower(name) : name;
    }

    /// The name as it must be written in a query.
    String written(String existing) {
        boolean plain =
                switch (folding()) {
                    case LOWER -> existing.equals(lower(existing));
                    case UPPER -> existing.equals(existing.toUpperCase(Locale.ROOT));
                    case NONE, INDIFFERENT -> true;
                };
        return plain ? existing : Quoting.of(dialect).quoted(existing);
    }

    static String unquoted(String written) {
        return Quoting.unquoted(written);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
