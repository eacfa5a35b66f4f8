package dev.culprit.core.context;

import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Brings names from outside to those of the source: another spelling, another or no schema. What
/// the source does not have keeps its name; it may still lie upstream.
public final class KnownTables {
    private final Map<String, List<TableName>> byName = new TreeMap<>();

    public KnownTables(Schema schema) {
        for (Table table : schema.tables()) {
            byName.computeIfAbsent(lower(table.name().name()), _ -> new ArrayList<>())
                    .add(table.name());
        }
    }

    /// The source's table of that name and schema, or the only one of that name.
    public TableName known(TableName told) {
        List<TableName> alike = byName.getOrDefault(lower(told.name()), List.of());
        return alike.stream()
                .filter(each -> lower(each.schema()).equals(lower(told.schema())))
                .findFirst()
                .orElse(alike.size() == 1 ? alike.getFirst() : told);
    }

    /// An edge from a table to itself says nothing and is left out.
    public Lineage known(Lineage told) {
        return new Lineage(
                told.edges().stream()
                        .map(edge ->
                                new Lineage.Edge(
                                        known(edge.from()),
                                        known(edge.to()),
                                        edge.via(),
                                        edge.columns()))
                        .filter(edge -> !edge.from().equals(edge.to()))
                        .distinct()
                        .toList());
    }

    public Change known(Change told) {
        return told.touching(told.tables().stream().map(this::known).distinct().toList());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
