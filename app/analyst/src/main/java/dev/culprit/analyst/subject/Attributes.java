package dev.culprit.analyst.subject;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Columns by which slices can be compared: few values, no key, not the watched column.
///
/// @param fewValues columns that turned out to have few values, by `table.column`; empty when not yet
///     known
record Attributes(Alert alert, Optional<Set<String>> fewValues) {
    private static final long MOST_VALUES = 200;
    private static final long MOST_NUMBERS = 12;

    List<String> of(Table fact, List<String> key, List<Parent> parents) {
        Set<String> excluded = new HashSet<>(lower(key));
        parents.forEach(parent -> excluded.add(parent.foreignKey().toLowerCase(Locale.ROOT)));
        alert.metric()
                .column()
                .filter(_ -> alert.metric().kind() != MetricKind.DISTINCT_COUNT)
                .ifPresent(column -> excluded.add(column.toLowerCase(Locale.ROOT)));
        return fact.columns().stream()
                .filter(column -> !excluded.contains(column.name().toLowerCase(Locale.ROOT)))
                .filter(column -> fits(fact, column))
                .map(Column::name)
                .toList();
    }

    private static Set<String> lower(Collection<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    boolean fits(Table table, Column column) {
        boolean typed = column.type() == DataType.TEXT || column.type() == DataType.BOOLEAN;
        boolean keyless = table.primaryKey().isEmpty() && column.type().isNumeric();
        if (!typed && !keyless) {
            return false;
        }
        if (table.primaryKey().stream().anyMatch(column.name()::equalsIgnoreCase)) {
            return false;
        }
        if (fewValues.isPresent()) {
            return fewValues.get().contains(table.name() + "." + column.name());
        }
        return column.statistics()
                .map(s ->
                        s.distinctValues() >= 2
                                && s.distinctValues() <= (typed ? MOST_VALUES : MOST_NUMBERS))
                .orElse(true);
    }
}
