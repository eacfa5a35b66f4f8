package dev.culprit.core.flow;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the tables and columns an alert names exist.
final class AlertCheck {
    private AlertCheck() {}

    /// A sentence that names what does not exist; empty when everything does.
    static Optional<String> problem(Alert alert, Schema schema) {
        if (alert.dataset().isBlank()) {
            return Optional.empty();
        }
        Optional<Table> table = schema.table(alert.dataset());
        if (table.isEmpty()) {
            return Optional.of(noTable(alert.dataset(), schema));
        }
        return Stream.of(
                        alert.metric().column(),
                        alert.window().map(TimeWindow::column),
                        alert.baseline().map(TimeWindow::column))
                .flatMap(Optional::stream)
                .filter(column -> !column.isEmpty() && table.get().column(column).isEmpty())
                .findFirst()
                .map(column -> noColumn(column, table.get()))
                .or(() -> alert.metric().references().flatMap(key -> parent(key, schema)));
    }

    private static Optional<String> parent(Metric.Reference key, Schema schema) {
        Optional<Table> parent = schema.table(key.table());
        if (parent.isEmpty()) {
            return Optional.of(noTable(key.table(), schema));
        }
        return parent.get().column(key.column()).isPresent()
                ? Optional.empty()
                : Optional.of(noColumn(key.column(), parent.get()));
    }

    private static String noTable(String name, Schema schema) {
        String known =
                schema.tables().stream()
                        .map(table -> table.name().toString())
                        .limit(12)
                        .collect(Collectors.joining(", "));
        return "There is no table " + name + "; the source has " + known + ".";
    }

    private static String noColumn(String name, Table table) {
        String known =
                table.columns().stream()
                        .map(column -> column.name())
                        .limit(30)
                        .collect(Collectors.joining(", "));
        return "There is no column " + name + " in " + table.name() + "; it has " + known + ".";
    }
}
