package dev.culprit.sqlguard;

import dev.culprit.core.query.TableUse;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Collects what a query reads, and what a person should know about it.
final class Reads {
    /// Tables smaller than this are read whole without a word.
    static final long SMALL_TABLE = 1_000;

    private final Map<Table, Set<Column>> touched = new LinkedHashMap<>();
    private final Set<BaseColumn> filtered = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    void table(Table table) {
        touched.computeIfAbsent(table, any -> new LinkedHashSet<>());
    }

    void column(BaseColumn column) {
        touched.computeIfAbsent(column.table(), any -> new LinkedHashSet<>()).add(column.column());
    }

    void filteredBy(Set<BaseColumn> columns) {
        filtered.addAll(columns);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    /// In the order of first use; columns in the table's own order.
    List<TableUse> uses() {
        return touched.entrySet().stream()
                .map(use ->
                        new TableUse(
                                use.getKey().name(),
                                use.getKey().columns().stream()
                                        .filter(use.getValue()::contains)
                                        .map(Column::name)
                                        .toList()))
                .toList();
    }

    List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        touched.keySet().stream()
                .filter(this::lacksTimeFilter)
                .map(Reads::noTimeFilter)
                .forEach(all::add);
        return all;
    }

    private boolean lacksTimeFilter(Table table) {
        boolean temporal = table.columns().stream().anyMatch(column -> column.type().isTemporal());
        boolean large = table.rows().orElse(SMALL_TABLE) >= SMALL_TABLE;
        return temporal
                && large
                && filtered.stream()
                        .noneMatch(column ->
                                column.table().equals(table)
                                        && column.column().type().isTemporal());
    }

    private static String noTimeFilter(Table table) {
        OptionalLong rows = table.rows();
        String size =
                rows.isPresent() ? String.format(Locale.ROOT, " (%,d rows)", rows.getAsLong()) : "";
        return "No time filter on " + table.name() + size;
    }
}
