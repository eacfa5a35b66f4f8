package dev.culprit.core.context;

import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.Map;

/// Which table feeds which.
public record Lineage(List<Edge> edges) {
    public Lineage {
        edges = List.copyOf(edges);
    }

    /// Rows of `from` flow into `to`.
    ///
    /// @param via the column both share; empty when unknown
    /// @param columns column of `to` to its origin, `table.column`
    public record Edge(TableName from, TableName to, String via, Map<String, String> columns) {
        public Edge {
            columns = Map.copyOf(columns);
        }
    }

    public List<Edge> into(TableName table) {
        return edges.stream().filter(edge -> edge.to().equals(table)).toList();
    }
}
