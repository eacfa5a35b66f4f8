/// Lineage from SQL files, models of dbt included. Parses, never runs.
@NullMarked
package dev.culprit.connector.metadata.sql;

import org.jspecify.annotations.NullMarked;
