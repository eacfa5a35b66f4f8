package dev.culprit.core.context;

import dev.culprit.core.source.TableName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which table feeds which.
///
/// @param partial whether there may be edges that it does not know
public record Lineage(List<Edge> edges, boolean partial) {
    public Lineage {
        edges = List.copyOf(edges);
    }

    /// A lineage that knows all edges.
    public Lineage(List<Edge> edges) {
        this(edges, false);
    }

    /// Rows of `from` flow into `to`.
    ///
    /// @param via the column both share; empty when unknown
    /// @param columns column of `to` to its origin, `table.column`
    public record Edge(TableName from, TableName to, String via, Map<String, String> columns) {
        public Edge {
            columns = Map.copyOf(columns);
        }

        private Edge and(Edge more) {
            Map<String, String> both = new HashMap<>(more.columns);
            both.putAll(columns);
            return new Edge(from, to, via.isEmpty() ? more.via : via, both);
        }
    }

    /// With what another source knows: its edges that are new, and of those that are not the parts that
    /// are missing here.
    public Lineage and(Lineage more) {
        Map<List<TableName>, Edge> merged = new LinkedHashMap<>();
        edges.forEach(edge -> merged.merge(List.of(edge.from(), edge.to()), edge, Edge::and));
        more.edges.forEach(edge -> merged.merge(List.of(edge.from(), edge.to()), edge, Edge::and));
        return new Lineage(List.copyOf(merged.values()), partial && more.partial);
    }

    public List<Edge> into(TableName table) {
        return edges.stream().filter(edge -> edge.to().equals(table)).toList();
    }
}
