package dev.culprit.core.source;

/// The SQL a source speaks. What differs is decided where it matters: rendering in the analyst,
/// lexical rules and allowed functions in the gate, sessions in the connector.
public enum Dialect {
    DUCKDB,
    POSTGRESQL,
    REDSHIFT,
    /// MariaDB and MySQL.
    MYSQL,
    SQLITE,
    H2,
    /// Trino, Presto and Athena.
    TRINO,
    SNOWFLAKE,
    BIGQUERY,
    CLICKHOUSE,
    /// Spark and Databricks.
    SPARK,
    SQLSERVER
}
