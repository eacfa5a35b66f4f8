package dev.culprit.analyst.scan;

import dev.culprit.analyst.metric.Times;
import dev.culprit.analyst.subject.Calendars;
import dev.culprit.analyst.subject.Keys;
import dev.culprit.analyst.subject.Subject;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.util.List;
import java.util.Optional;

/// What of a table is looked at.
///
/// @param time the column that tells days apart
/// @param exact whether it tells hours as well
/// @param loaded when rows were loaded, where the table says
/// @param key columns that should be unique together; empty when none are known
/// @param named whether the source itself calls them the key
/// @param columns those whose NULLs are counted
/// @param calendar a table of special days
record Plan(
        Table table,
        String time,
        boolean exact,
        Optional<String> loaded,
        List<String> key,
        boolean named,
        List<String> columns,
        Optional<Subject.Calendar> calendar) {
    static final int MOST_COLUMNS = 120;

    /// @return empty when the table has no time
    static Optional<Plan> of(Table table, Schema schema) {
        return Times.event(table).map(time -> of(table, schema, time));
    }

    private static Plan of(Table table, Schema schema, String time) {
        boolean named = !table.primaryKey().isEmpty();
        return new Plan(
                table,
                time,
                table.column(time).filter(c -> c.type() != DataType.DATE).isPresent(),
                loaded(table, time),
                named ? table.primaryKey() : Keys.likely(table).stream().toList(),
                named,
                table.columns().stream()
                        .filter(column -> !column.name().equals(time))
                        .filter(column -> column.type() != DataType.BINARY)
                        .map(Column::name)
                        .limit(MOST_COLUMNS)
                        .toList(),
                schema.tables().stream()
                        .flatMap(each -> Calendars.of(each).stream())
                        .filter(calendar -> !calendar.table().name().equals(table.name()))
                        .findFirst());
    }

    private static Optional<String> loaded(Table table, String time) {
        boolean stored = table.column(time).filter(c -> c.type() == DataType.TIMESTAMP).isPresent();
        return table.columns().stream()
                .filter(_ -> stored)
                .filter(column -> column.type() == DataType.TIMESTAMP)
                .map(Column::name)
                .filter(name -> !name.equals(time))
                .filter(Times::soundsLikeLoading)
                .findFirst();
    }
}
