package dev.culprit.core.context;

import dev.culprit.core.source.Column;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Brings names from outside to those of the source: another spelling, another or no schema. What
/// the source does not have keeps its name; it may still lie upstream.
public final class KnownTables {
    private final Map<String, List<TableName>> byName = new TreeMap<>();

    private final Schema schema;

    public KnownTables(Schema schema) {
        this.schema = schema;
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

    /// An edge from a table to itself says nothing and is left out. Where an edge does not say how both
    /// tables fit together, their keys and the names of their columns do.
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
                        .map(this::fitted)
                        .distinct()
                        .toList(),
                true);
    }

    private Lineage.Edge fitted(Lineage.Edge edge) {
        Optional<Table> from = schema.table(edge.from());
        Optional<Table> to = schema.table(edge.to());
        if (from.isEmpty() || to.isEmpty()) {
            return edge;
        }
        String via = edge.via().isEmpty() ? key(from.get(), to.get()) : edge.via();
        Map<String, String> columns =
                edge.columns().isEmpty() ? sameColumns(from.get(), to.get(), via) : edge.columns();
        return new Lineage.Edge(edge.from(), edge.to(), via, columns);
    }

    /// The key that both have: the fed table's own, else the one by which it points to the other.
    private static String key(Table from, Table to) {
        Stream<String> own = to.primaryKey().size() == 1 ? to.primaryKey().stream() : Stream.of();
        Stream<String> foreign =
                to.foreignKeys().stream()
                        .filter(link -> link.parent().equals(from.name()))
                        .map(ForeignKey::column);
        return Stream.concat(own, foreign)
                .filter(column -> from.column(column).isPresent())
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> sameColumns(Table from, Table to, String via) {
        Map<String, String> same = new TreeMap<>();
        to.columns().stream()
                .map(Column::name)
                .filter(name -> !name.equalsIgnoreCase(via))
                .forEach(name ->
                        from.column(name)
                                .ifPresent(it ->
                                        same.put(name, from.name().name() + "." + it.name())));
        return same;
    }

    public Change known(Change told) {
        return told.touching(told.tables().stream().map(this::known).distinct().toList());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
