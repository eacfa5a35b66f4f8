package dev.culprit.ui.lineage;

import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.i18n.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Makes the graph of a case: which tables it shows, and what of them is marked.
final class LineageWriter {
    private final Messages messages;
    private final Schema schema;
    private final List<Lineage.Edge> edges;
    private final Optional<TableName> alerted;
    private final List<TableName> blamed;
    private final Map<TableName, Set<String>> path = new TreeMap<>();

    private LineageWriter(
            InvestigationState state, DatasetContext context, Lineage lineage, Messages messages) {
        this.messages = messages;
        schema = context.schema();
        edges = lineage.edges();
        alerted =
                state.measurement()
                        .map(Measurement::table)
                        .or(() -> schema.table(state.alert().dataset()).map(Table::name));
        blamed = state.finding().map(Finding::tables).orElse(List.of());
        state.alert()
                .metric()
                .column()
                .ifPresent(column -> alerted.ifPresent(table -> trace(table, column)));
        state.finding().ifPresent(this::traceBlamed);
    }

    /// Empty when nothing is known of lineage.
    ///
    /// @param all whether tables without a way to the case are shown too
    static Optional<LineageGraph> graph(InvestigationState state, boolean all, Messages messages) {
        return state.context()
                .flatMap(context ->
                        context.lineage()
                                .filter(lineage -> !lineage.edges().isEmpty())
                                .map(lineage ->
                                        new LineageWriter(state, context, lineage, messages)
                                                .graph(all)));
    }

    private void traceBlamed(Finding finding) {
        for (TableName table : finding.tables()) {
            for (String column : finding.columns()) {
                if (schema.table(table).flatMap(it -> it.column(column)).isPresent()) {
                    trace(table, column);
                }
            }
        }
    }

    /// Where the values of a column come from, as far as the edges tell.
    private void trace(TableName table, String column) {
        if (!path.computeIfAbsent(table, _ -> new TreeSet<>()).add(lower(column))) {
            return;
        }
        for (Lineage.Edge edge : edges) {
            if (edge.to().equals(table)) {
                origin(edge, column).ifPresent(from -> trace(edge.from(), from));
            }
        }
    }

    private static Optional<String> origin(Lineage.Edge edge, String column) {
        Optional<String> told =
                edge.columns().entrySet().stream()
                        .filter(each -> lower(each.getKey()).equals(lower(column)))
                        .map(each ->
                                each.getValue().substring(each.getValue().lastIndexOf('.') + 1))
                        .findFirst();
        return told.or(() ->
                lower(edge.via()).equals(lower(column)) ? Optional.of(column) : Optional.empty());
    }

    private LineageGraph graph(boolean all) {
        Set<TableName> every = new TreeSet<>();
        edges.forEach(edge -> every.addAll(List.of(edge.from(), edge.to())));
        Set<TableName> shown = all ? every : near(every);
        List<Lineage.Edge> kept =
                edges.stream()
                        .filter(edge -> shown.contains(edge.from()) && shown.contains(edge.to()))
                        .toList();
        var layers = new LineageLayers(shown, kept);
        Set<TableName> way = between();
        return new LineageGraph(
                shown.stream().map(table -> box(table, layers)).toList(),
                kept.stream().map(edge -> link(edge, way)).toList(),
                layers.size(),
                every.size() - shown.size());
    }

    /// What feeds the alerted and blamed tables, and what they feed; everything when they are not in it.
    private Set<TableName> near(Set<TableName> every) {
        Set<TableName> wanted = new TreeSet<>();
        Stream.concat(alerted.stream(), blamed.stream())
                .filter(every::contains)
                .forEach(table -> {
                    wanted.addAll(reached(table, true));
                    wanted.addAll(reached(table, false));
                });
        return wanted.isEmpty() ? every : wanted;
    }

    private Set<TableName> reached(TableName start, boolean upstream) {
        Set<TableName> seen = new LinkedHashSet<>(List.of(start));
        List<TableName> next = new ArrayList<>(seen);
        while (!next.isEmpty()) {
            TableName table = next.removeLast();
            for (Lineage.Edge edge : edges) {
                TableName here = upstream ? edge.to() : edge.from();
                TableName there = upstream ? edge.from() : edge.to();
                if (here.equals(table) && seen.add(there)) {
                    next.add(there);
                }
            }
        }
        return seen;
    }

    /// The tables on a way from a blamed table to the alerted one.
    private Set<TableName> between() {
        Set<TableName> way = new TreeSet<>();
        alerted.ifPresent(end -> {
            Set<TableName> above = reached(end, true);
            for (TableName start : blamed) {
                if (above.contains(start)) {
                    Set<TableName> below = reached(start, false);
                    above.stream().filter(below::contains).forEach(way::add);
                }
            }
        });
        return way;
    }

    private LineageGraph.Box box(TableName table, LineageLayers layers) {
        Optional<Table> known = schema.table(table);
        return new LineageGraph.Box(
                table,
                layers.column(table),
                layers.place(table),
                alerted.equals(Optional.of(table)),
                blamed.contains(table),
                known.isPresent(),
                known.map(Table::rows).orElse(OptionalLong.empty()),
                List.copyOf(path.getOrDefault(table, Set.of())));
    }

    private LineageGraph.Link link(Lineage.Edge edge, Set<TableName> way) {
        boolean carries =
                path.getOrDefault(edge.to(), Set.of()).stream()
                        .anyMatch(column -> origin(edge, column).isPresent());
        boolean leads = way.contains(edge.from()) && way.contains(edge.to());
        List<String> words = new ArrayList<>();
        if (!edge.via().isEmpty()) {
            words.add(messages.get("lineage.via", edge.via()));
        }
        new TreeMap<>(edge.columns())
                .forEach((to, from) -> words.add(messages.get("lineage.flows", from, to)));
        return new LineageGraph.Link(edge.from(), edge.to(), carries || leads, words);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
