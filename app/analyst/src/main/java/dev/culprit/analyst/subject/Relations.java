package dev.culprit.analyst.subject;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tables reached from the searched one by foreign keys.
///
/// @param assumptions where keys that were guessed are noted
record Relations(
        Alert alert, DatasetContext context, Attributes attributes, List<String> assumptions) {

    List<Parent> parents(Table fact, List<String> key) {
        List<Parent> parents = new ArrayList<>();
        for (ForeignKey link : links(fact, key)) {
            parentOf(fact, link)
                    .ifPresent(table -> parents.add(parent(parents.size(), table, link)));
        }
        for (Parent between : List.copyOf(parents)) {
            for (ForeignKey link : declaredOrNamed(between.table())) {
                parentOf(fact, link)
                        .filter(table -> parents.stream().noneMatch(p -> p.table().equals(table)))
                        .ifPresent(
                                table -> parents.add(behind(parents.size(), between, table, link)));
            }
        }
        return parents;
    }

    private Optional<Table> parentOf(Table fact, ForeignKey link) {
        return context.schema()
                .table(link.parent())
                .filter(table -> !table.name().equals(fact.name()));
    }

    private Parent parent(int number, Table table, ForeignKey link) {
        return new Parent(
                "p" + number,
                table,
                link.parentColumn(),
                link.column(),
                compared(table, link.parentColumn()),
                Optional.empty());
    }

    /// A parent's parent.
    private Parent behind(int number, Parent between, Table table, ForeignKey link) {
        return new Parent(
                "p" + number,
                table,
                link.parentColumn(),
                between.foreignKey(),
                compared(table, link.parentColumn()),
                Optional.of(new Parent.Between(between.table(), between.key(), link.column())));
    }

    /// Columns of a parent worth comparing: neither its key nor what refers further on.
    private List<String> compared(Table table, String key) {
        Set<String> references =
                Attributes.lower(declaredOrNamed(table).stream().map(ForeignKey::column).toList());
        return table.columns().stream()
                .filter(column -> attributes.fits(table, column))
                .map(Column::name)
                .filter(name -> !name.equalsIgnoreCase(key))
                .filter(name -> !references.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
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
            for (ForeignKey link : named(fact, key)) {
                boolean known =
                        links.stream().anyMatch(l -> l.column().equalsIgnoreCase(link.column()));
                if (!known) {
                    assume(fact, link);
                    links.add(link);
                }
            }
        }
        return links;
    }

    private List<ForeignKey> declaredOrNamed(Table table) {
        if (!table.foreignKeys().isEmpty()) {
            return table.foreignKeys();
        }
        List<String> own =
                table.primaryKey().isEmpty()
                        ? List.of(table.columns().getFirst().name())
                        : table.primaryKey();
        return named(table, own);
    }

    private List<ForeignKey> named(Table table, List<String> key) {
        return context.schema().tables().stream()
                .flatMap(other -> equallyNamed(table, other, key).stream())
                .toList();
    }

    private void assume(Table fact, ForeignKey link) {
        assumptions.add(
                "The catalogue names no foreign keys; "
                        + fact.name()
                        + "."
                        + link.column()
                        + " was taken to refer to "
                        + link.parent()
                        + ".");
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
        return Optional.of(
                new ForeignKey(
                        fact.column(candidate).map(Column::name).orElse(candidate),
                        other.name(),
                        candidate));
    }
}
