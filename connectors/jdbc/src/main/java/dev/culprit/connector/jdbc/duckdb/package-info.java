/// DuckDB database files as a source: opened read-only and locked by the kit's engine.
@NullMarked
package dev.culprit.connector.jdbc.duckdb;

import org.jspecify.annotations.NullMarked;
