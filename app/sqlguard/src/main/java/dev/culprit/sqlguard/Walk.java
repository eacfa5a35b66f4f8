package dev.culprit.sqlguard;

import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;

/// What the walkers of one inspection share.
record Walk(Names names, Catalog catalog, Functions functions, Reads reads, Words words) {

    static Walk over(Dialect dialect, Schema schema) {
        Names names = new Names(dialect);
        return new Walk(
                names,
                new Catalog(schema, names),
                Functions.of(dialect),
                new Reads(),
                new Words(dialect));
    }

    Dialect dialect() {
        return names.dialect();
    }

    /// Whether `ASOF` joins mean what the parser takes them for.
    boolean knowsAsOf() {
        return dialect() == Dialect.DUCKDB;
    }

    boolean knowsQualify() {
        return switch (dialect()) {
            case DUCKDB, H2, SNOWFLAKE, BIGQUERY, CLICKHOUSE, SPARK, REDSHIFT -> true;
            case POSTGRESQL, MYSQL, SQLITE, TRINO, SQLSERVER -> false;
        };
    }

    /// Whether the outputs of a `SELECT` are names within its own list and its `WHERE`.
    boolean seesOwnOutputs() {
        return switch (dialect()) {
            case DUCKDB, REDSHIFT, SNOWFLAKE, CLICKHOUSE, SPARK -> true;
            case POSTGRESQL, MYSQL, SQLITE, H2, TRINO, BIGQUERY, SQLSERVER -> false;
        };
    }

    /// Whether fields of structs are columns of the catalogue by their paths, `address.city`.
    boolean knowsFields() {
        return switch (dialect()) {
            case BIGQUERY, SPARK -> true;
            case DUCKDB, POSTGRESQL, REDSHIFT, MYSQL, SQLITE, H2, TRINO, SNOWFLAKE -> false;
            case CLICKHOUSE, SQLSERVER -> false;
        };
    }
}
