package dev.culprit.core.context;

import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.Optional;

/// Reads from SQL which tables feed which. Nothing is run.
public interface SqlLineage {

    /// @param sql one or more statements in any dialect
    /// @param target the table that a bare `SELECT` fills, as in a model of dbt
    Read read(String sql, Optional<TableName> target);

    /// @param edges from each table that is read to each that is written from it
    /// @param written tables that are made or changed, with or without a known origin
    /// @param problem why it, or a part of it, could not be read
    record Read(List<Lineage.Edge> edges, List<TableName> written, Optional<String> problem) {
        public Read {
            edges = List.copyOf(edges);
            written = List.copyOf(written);
        }
    }
}
