package dev.culprit.analyst.subject;

import dev.culprit.analyst.metric.Times;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tables that feed the searched one, by lineage, else by keys and equal names.
record Sources(DatasetContext context, Relations relations, Attributes attributes) {

    List<Upstream> of(Table fact, List<String> key) {
        List<Upstream> sources = new ArrayList<>();
        List<Lineage.Edge> edges =
                context.lineage().map(lineage -> lineage.into(fact.name())).orElse(List.of());
        for (Lineage.Edge edge : edges) {
            context.schema()
                    .table(edge.from())
                    .ifPresent(table ->
                            sources.add(
                                    upstream(
                                            table,
                                            edge.via(),
                                            List.copyOf(edge.columns().keySet()))));
        }
        boolean unknown = context.lineage().map(Lineage::partial).orElse(true);
        if (unknown && edges.isEmpty()) {
            inferred(fact, key).forEach(sources::add);
        }
        return sources;
    }

    /// Without lineage: a table with the fact's key as its foreign key and columns of the same name.
    private List<Upstream> inferred(Table fact, List<String> key) {
        List<Upstream> found = new ArrayList<>();
        for (Table table : context.schema().tables()) {
            boolean other = !table.name().equals(fact.name());
            List<String> shared =
                    table.columns().stream()
                            .map(Column::name)
                            .filter(name -> fact.column(name).isPresent())
                            .filter(name -> key.stream().noneMatch(name::equalsIgnoreCase))
                            .toList();
            boolean byKey = key.size() == 1 && table.column(key.getFirst()).isPresent();
            boolean sameGrain =
                    !table.primaryKey().isEmpty() && table.primaryKey().equals(fact.primaryKey());
            if (other && byKey && !sameGrain && !Times.of(table).isEmpty() && shared.size() <= 3) {
                found.add(upstream(table, key.getFirst(), shared));
            }
        }
        for (ForeignKey link : relations.links(fact, key)) {
            context.schema()
                    .table(link.parent())
                    .filter(table -> !Times.of(table).isEmpty())
                    .ifPresent(table -> found.add(upstream(table, link.column(), List.of())));
        }
        return found;
    }

    private Upstream upstream(Table table, String via, List<String> fills) {
        List<String> compared =
                table.columns().stream()
                        .filter(column -> attributes.fits(table, column))
                        .map(Column::name)
                        .filter(name -> !name.equalsIgnoreCase(via))
                        .filter(name -> fills.stream().noneMatch(name::equalsIgnoreCase))
                        .toList();
        List<String> times = Times.of(table);
        Optional<String> time =
                times.stream()
                        .filter(name -> !Times.soundsLikeLoading(name))
                        .findFirst()
                        .or(() -> times.stream().findFirst());
        return new Upstream(
                table,
                time,
                via.isBlank() ? Optional.empty() : Optional.of(via),
                fills.stream().sorted().toList(),
                compared);
    }
}
