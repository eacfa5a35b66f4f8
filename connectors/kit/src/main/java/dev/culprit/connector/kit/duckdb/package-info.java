/// The embedded engine for sources that cannot be queried themselves: opening it locked, its pool,
/// its complaints and the cache of extracts. Knows DuckDB, but not where the rows come from.
@NullMarked
package dev.culprit.connector.kit.duckdb;

import org.jspecify.annotations.NullMarked;
