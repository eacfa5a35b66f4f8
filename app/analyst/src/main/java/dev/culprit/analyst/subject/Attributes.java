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
    private static final long MOST_VALUES = 1_200;
    private static final long MOST_CODES = 40;
    private static final Set<String> QUANTITIES =
            Set.of(
                    "count",
                    "cnt",
                    "qty",
                    "quantity",
                    "amount",
                    "amt",
                    "attempt",
                    "attempts",
                    "retry",
                    "retries",
                    "items",
                    "units",
                    "pieces",
                    "total",
                    "sum",
                    "age",
                    "days",
                    "nights",
                    "hours",
                    "minutes",
                    "min",
                    "seconds",
                    "sec",
                    "s",
                    "ms",
                    "duration",
                    "score",
                    "points",
                    "pts",
                    "visits",
                    "guests",
                    "length",
                    "len",
                    "weight",
                    "price",
                    "cost",
                    "seq",
                    "position",
                    "rank",
                    "kbps",
                    "bytes",
                    "kb",
                    "mb",
                    "kg",
                    "km",
                    "pct",
                    "percent",
                    "orders",
                    "clicks",
                    "views",
                    "copies",
                    "stalls",
                    "rows");

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

    static Set<String> lower(Collection<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    boolean fits(Table table, Column column) {
        boolean code = column.type() == DataType.INTEGER && !soundsLikeQuantity(column.name());
        boolean typed = column.type() == DataType.TEXT || column.type() == DataType.BOOLEAN;
        if (!typed && !code) {
            return false;
        }
        if (table.primaryKey().stream().anyMatch(column.name()::equalsIgnoreCase)) {
            return false;
        }
        if (fewValues.isPresent()) {
            return fewValues.get().contains(table.name() + "." + column.name());
        }
        long most = code ? MOST_CODES : MOST_VALUES;
        return column.statistics()
                .map(s -> s.distinctValues() >= 2 && s.distinctValues() <= most)
                .orElse(true);
    }

    /// A whole number may be a code (a floor, a cost centre) or count something. What counts
    /// something is often moved by the fault and says nothing about where it happened.
    private static boolean soundsLikeQuantity(String name) {
        List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("[^a-z]+"));
        return QUANTITIES.contains(words.getLast())
                || words.getFirst().equals("num")
                || words.getFirst().equals("n");
    }
}
