package dev.culprit.analyst.subject;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tables reached from the searched one by foreign keys.
///
/// @param assumptions where keys that were guessed are noted
record Relations(
        Alert alert, DatasetContext context, Attributes attributes, List<String> assumptions) {

    List<Parent> parents(Table fact, List<String> key) {
        List<Parent> parents = new ArrayList<>();
        for (ForeignKey link : links(fact, key)) {
            Optional<Table> table = context.schema().table(link.parent());
            if (table.isEmpty() || table.get().name().equals(fact.name())) {
                continue;
            }
            List<String> compared =
                    table.get().columns().stream()
                            .filter(column -> attributes.fits(table.get(), column))
                            .map(Column::name)
                            .filter(name -> !name.equalsIgnoreCase(link.parentColumn()))
                            .toList();
            parents.add(
                    new Parent(
                            "p" + parents.size(),
                            table.get(),
                            link.parentColumn(),
                            link.column(),
                            compared));
        }
        return parents;
    }

    /// Foreign keys of the catalogue, the metric's own reference, else equally named keys.
    List<ForeignKey> links(Table fact, List<String> key) {
        List<ForeignKey> links = new ArrayList<>(fact.foreignKeys());
        Metric metric = alert.metric();
        metric.references()
                .ifPresent(reference -> {
                    Optional<Table> parent = context.schema().table(reference.table());
                    boolean known =
                            links.stream()
                                    .anyMatch(link ->
                                            metric.column().isPresent()
                                                    && link.column()
                                                            .equalsIgnoreCase(
                                                                    metric.column().get()));
                    if (!known && parent.isPresent() && metric.column().isPresent()) {
                        links.add(
                                new ForeignKey(
                                        metric.column().get(),
                                        parent.get().name(),
                                        reference.column()));
                    }
                });
        if (fact.foreignKeys().isEmpty()) {
            for (Table other : context.schema().tables()) {
                equallyNamed(fact, other, key)
                        .filter(link ->
                                links.stream()
                                        .noneMatch(l -> l.column().equalsIgnoreCase(link.column())))
                        .ifPresent(links::add);
            }
        }
        return links;
    }

    private Optional<ForeignKey> equallyNamed(Table fact, Table other, List<String> key) {
        if (other.name().equals(fact.name()) || other.columns().isEmpty()) {
            return Optional.empty();
        }
        String candidate =
                other.primaryKey().size() == 1
                        ? other.primaryKey().getFirst()
                        : other.columns().getFirst().name();
        boolean mine = key.stream().anyMatch(candidate::equalsIgnoreCase);
        boolean usable =
                !mine && Keys.soundsLikeKey(candidate) && fact.column(candidate).isPresent();
        if (!usable) {
            return Optional.empty();
        }
        assumptions.add(
                "The catalogue names no foreign keys; "
                        + fact.name()
                        + "."
                        + candidate
                        + " was taken to refer to "
                        + other.name()
                        + ".");
        return Optional.of(
                new ForeignKey(
                        fact.column(candidate).map(Column::name).orElse(candidate),
                        other.name(),
                        candidate));
    }
}
