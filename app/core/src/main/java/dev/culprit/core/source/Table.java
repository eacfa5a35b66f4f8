package dev.culprit.core.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// A table with what is known of it.
///
/// @param rows number of rows, or the catalogue's estimate; empty when unknown
/// @param primaryKey column names; empty when unknown
public record Table(
        TableName name,
        List<Column> columns,
        OptionalLong rows,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys) {
    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /// The column of that name, without regard to case.
    public Optional<Column> column(String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return columns.stream()
                .filter(column -> column.name().toLowerCase(Locale.ROOT).equals(lower))
                .findFirst();
    }
}
