package dev.culprit.sqlguard;

import dev.culprit.core.source.Dialect;
import java.util.Locale;

/// Compares names as the dialect does: two names are the same when their keys are equal. PostgreSQL
/// folds unquoted names to lower case and takes quoted ones literally; DuckDB never minds case.
record Names(Dialect dialect) {

    /// Key of a name as written in a query, quotes included.
    String key(String written) {
        boolean quoted = written.startsWith("\"");
        return switch (dialect) {
            case DUCKDB,
                    MYSQL,
                    SQLITE,
                    H2,
                    TRINO,
                    SNOWFLAKE,
                    BIGQUERY,
                    CLICKHOUSE,
                    SPARK,
                    SQLSERVER ->
                    lower(unquoted(written));
            case POSTGRESQL, REDSHIFT -> quoted ? unquoted(written) : lower(written);
        };
    }

    /// Key of a name as the source's catalogue has it.
    String keyOfExisting(String name) {
        return switch (dialect) {
            case DUCKDB,
                    MYSQL,
                    SQLITE,
                    H2,
                    TRINO,
                    SNOWFLAKE,
                    BIGQUERY,
                    CLICKHOUSE,
                    SPARK,
                    SQLSERVER ->
                    lower(name);
            case POSTGRESQL, REDSHIFT -> name;
        };
    }

    /// The name as it must be written in a query.
    String written(String existing) {
        return dialect == Dialect.POSTGRESQL && !existing.equals(lower(existing))
                ? '"' + existing + '"'
                : existing;
    }

    static String unquoted(String written) {
        return written.length() > 1 && written.startsWith("\"") && written.endsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
