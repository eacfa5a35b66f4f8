package dev.culprit.connector.jdbc.sqlite;

import dev.culprit.connector.jdbc.RowCounts;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads the schema by SQLite's own pragma functions: JDBC's metadata loses the declared types'
/// parameters.
final class SqliteCatalogue {
    private static final String TABLES =
            "SELECT name, type = 'view' AS is_view FROM sqlite_schema"
                    + " WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                    + " ORDER BY name";
    private static final String COLUMNS =
            "SELECT name, type, pk FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid";

    /// A parent's column is NULL when the key means its primary key.
    private static final String FOREIGN_KEYS =
            "SELECT id, \"table\" AS parent, \"from\" AS child_column, \"to\" AS parent_column"
                    + " FROM pragma_foreign_key_list(?) ORDER BY id, seq";

    private static final int LOOKED_AT = 1000;

    private final Connection connection;

    SqliteCatalogue(Connection connection) {
        this.connection = connection;
    }

    private record Found(String name, boolean view) {}

    private record Declared(String name, String nativeType, int key) {}

    private record Reference(int id, String column, String parent, Optional<String> parentColumn) {}

    Schema read() throws SQLException {
        List<Found> found =
                Rows.list(
                        connection,
                        TABLES,
                        row -> new Found(row.getString("name"), row.getBoolean("is_view")));
        Map<String, List<Declared>> columns = new TreeMap<>();
        for (Found table : found) {
            columns.put(table.name(), columns(table.name()));
        }
        List<Table> tables = new ArrayList<>();
        for (Found table : found) {
            List<Declared> declared = columns.getOrDefault(table.name(), List.of());
            tables.add(
                    new Table(
                            TableName.of(table.name()),
                            typed(table, declared),
                            rows(table, found.size()),
                            primaryKey(declared),
                            foreignKeys(table.name(), columns)));
        }
        return new Schema(tables);
    }

    private List<Declared> columns(String table) throws SQLException {
        return Rows.list(
                connection,
                COLUMNS,
                row -> new Declared(row.getString("name"), row.getString("type"), row.getInt("pk")),
                table);
    }

    private static List<String> primaryKey(List<Declared> columns) {
        return columns.stream()
                .filter(column -> column.key() > 0)
                .sorted((a, b) -> Integer.compare(a.key(), b.key()))
                .map(Declared::name)
                .toList();
    }

    private List<Column> typed(Found table, List<Declared> columns) throws SQLException {
        List<String> stored = table.view() ? List.of() : storageClasses(table.name(), columns);
        List<Column> typed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String nativeType = columns.get(i).nativeType();
            DataType declared = SqliteType.of(nativeType);
            DataType type = stored.isEmpty() ? declared : SqliteType.of(declared, stored.get(i));
            typed.add(
                    new Column(
                            columns.get(i).name(),
                            type,
                            nativeType.toLowerCase(Locale.ROOT),
                            Optional.empty()));
        }
        return typed;
    }

    private List<String> storageClasses(String table, List<Declared> columns) throws SQLException {
        String classes =
                columns.stream()
                        .map(column ->
                                "group_concat(DISTINCT CASE WHEN "
                                        + quoted(column.name())
                                        + " IS NOT NULL THEN typeof("
                                        + quoted(column.name())
                                        + ") END)")
                        .collect(Collectors.joining(", "));
        String sql =
                "SELECT "
                        + classes
                        + " FROM (SELECT * FROM "
                        + quoted(table)
                        + " LIMIT "
                        + LOOKED_AT
                        + ")";
        return Rows.list(connection, sql, row -> texts(row, columns.size())).getFirst();
    }

    private static List<String> texts(ResultSet row, int columns) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            String text = row.getString(i);
            texts.add(text == null ? "" : sorted(text));
        }
        return texts;
    }

    private static String sorted(String classes) {
        return List.of(classes.split(",")).stream().sorted().collect(Collectors.joining(","));
    }

    private List<ForeignKey> foreignKeys(String table, Map<String, List<Declared>> columns)
            throws SQLException {
        Map<Integer, List<Reference>> byKey =
                Rows.list(connection, FOREIGN_KEYS, SqliteCatalogue::reference, table).stream()
                        .collect(Collectors.groupingBy(Reference::id));
        List<ForeignKey> keys = new ArrayList<>();
        for (List<Reference> key : byKey.values()) {
            Reference only = key.getFirst();
            List<String> parentKey = primaryKey(columns.getOrDefault(only.parent(), List.of()));
            Optional<String> parent = only.parentColumn().or(() -> parentKey.stream().findFirst());
            if (key.size() == 1 && parent.isPresent()) {
                keys.add(
                        new ForeignKey(
                                only.column(), TableName.of(only.parent()), parent.orElseThrow()));
            }
        }
        return keys;
    }

    private static Reference reference(ResultSet row) throws SQLException {
        return new Reference(
                row.getInt("id"),
                row.getString("child_column"),
                row.getString("parent"),
                Optional.ofNullable(row.getString("parent_column")));
    }

    /// The largest row number is quick to find and no less than the number of rows.
    private OptionalLong rows(Found table, int tables) throws SQLException {
        if (table.view() || tables > RowCounts.MOST_COUNTED_TABLES) {
            return OptionalLong.empty();
        }
        OptionalLong counted = RowCounts.count(connection, quoted(table.name()));
        return counted.isPresent() ? counted : largestRowNumber(table.name());
    }

    private OptionalLong largestRowNumber(String table) throws SQLException {
        String withoutRowid = "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?";
        if (Rows.list(connection, withoutRowid, row -> row.getBoolean(1), table).contains(true)) {
            return OptionalLong.empty();
        }
        String sql = "SELECT max(rowid) FROM " + quoted(table);
        return OptionalLong.of(Rows.list(connection, sql, row -> row.getLong(1)).getFirst());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
