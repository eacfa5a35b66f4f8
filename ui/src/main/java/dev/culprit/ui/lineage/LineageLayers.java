package dev.culprit.ui.lineage;

import dev.culprit.core.context.Lineage;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Puts tables into columns: each stands right of all that feed it. In a circle, the edge that closes it
/// is left out of the count. Within a column, tables stand near those they are joined with.
final class LineageLayers {
    private static final int SWEEPS = 4;

    private final Map<TableName, Set<TableName>> feeds = new HashMap<>();
    private final Map<TableName, Set<TableName>> fedBy = new HashMap<>();
    private final Map<TableName, Integer> columns = new HashMap<>();
    private final List<List<TableName>> layers = new ArrayList<>();

    LineageLayers(Set<TableName> tables, List<Lineage.Edge> edges) {
        for (TableName table : new TreeSet<>(tables)) {
            feeds.put(table, new TreeSet<>());
            fedBy.put(table, new TreeSet<>());
        }
        for (Lineage.Edge edge : edges) {
            feeds.getOrDefault(edge.from(), new TreeSet<>()).add(edge.to());
            fedBy.getOrDefault(edge.to(), new TreeSet<>()).add(edge.from());
        }
        new TreeSet<>(tables).forEach(table -> column(table, new LinkedHashSet<>()));
        fill();
    }

    private int column(TableName table, Set<TableName> above) {
        Integer known = columns.get(table);
        if (known != null) {
            return known;
        }
        above.add(table);
        int column = 0;
        for (TableName from : fedBy.getOrDefault(table, Set.of())) {
            if (!above.contains(from)) {
                column = Math.max(column, column(from, above) + 1);
            }
        }
        above.remove(table);
        columns.put(table, column);
        return column;
    }

    private void fill() {
        columns.keySet().stream()
                .sorted()
                .forEach(table -> {
                    int column = columns.getOrDefault(table, 0);
                    while (layers.size() <= column) {
                        layers.add(new ArrayList<>());
                    }
                    layers.get(column).add(table);
                });
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            Map<TableName, Set<TableName>> neighbours = sweep % 2 == 0 ? fedBy : feeds;
            for (List<TableName> layer : layers) {
                Map<TableName, Double> wanted = new HashMap<>();
                layer.forEach(table -> wanted.put(table, middle(table, neighbours)));
                layer.sort(Comparator.comparing(table -> wanted.getOrDefault(table, 0.0)));
            }
        }
    }

    /// The mean place of a table's neighbours; its own where it has none.
    private double middle(TableName table, Map<TableName, Set<TableName>> neighbours) {
        return neighbours.getOrDefault(table, Set.of()).stream()
                .mapToDouble(this::place)
                .average()
                .orElse(place(table));
    }

    int place(TableName table) {
        return layers.get(column(table)).indexOf(table);
    }

    int column(TableName table) {
        return columns.getOrDefault(table, 0);
    }

    int size() {
        return layers.size();
    }
}
