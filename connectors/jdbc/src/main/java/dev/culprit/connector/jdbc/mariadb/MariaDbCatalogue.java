package dev.culprit.connector.jdbc.mariadb;

import dev.culprit.connector.jdbc.RowCounts;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.kit.NativeTypes;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Reads all tables that the login may see from `information_schema`, four questions for the whole
/// server. Tables of the connection's own database are named without it.
final class MariaDbCatalogue {
    /// Parameters: twice the wanted databases, separated by commas, empty for all.
    private static final String OURS =
            " table_schema NOT IN"
                    + " ('information_schema', 'mysql', 'performance_schema', 'sys')"
                    + " AND (? = '' OR find_in_set(table_schema, ?) > 0)";

    private static final String TABLES =
            "SELECT table_schema AS s, table_name AS t, table_type AS kind, table_rows AS estimate"
                    + " FROM information_schema.tables WHERE table_type IN"
                    + " ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED') AND"
                    + OURS
                    + " ORDER BY 1, 2";
    private static final String COLUMNS =
            "SELECT table_schema AS s, table_name AS t, column_name AS c, column_type AS native"
                    + " FROM information_schema.columns WHERE"
                    + OURS
                    + " ORDER BY 1, 2, ordinal_position";
    private static final String PRIMARY_KEYS =
            "SELECT table_schema AS s, table_name AS t, column_name AS c"
                    + " FROM information_schema.key_column_usage"
                    + " WHERE constraint_name = 'PRIMARY' AND"
                    + OURS
                    + " ORDER BY 1, 2, ordinal_position";

    /// Keys of one column; those of several cannot be said in the schema.
    private static final String FOREIGN_KEYS =
            "SELECT table_schema AS s, table_name AS t, max(column_name) AS c,"
                    + " max(referenced_table_schema) AS parent_schema,"
                    + " max(referenced_table_name) AS parent,"
                    + " max(referenced_column_name) AS parent_column"
                    + " FROM information_schema.key_column_usage"
                    + " WHERE referenced_table_name IS NOT NULL AND"
                    + OURS
                    + " GROUP BY table_schema, table_name, constraint_name HAVING count(*) = 1"
                    + " ORDER BY 1, 2, constraint_name";

    private final Connection connection;
    private final String wanted;
    private final String own;

    MariaDbCatalogue(Connection connection, List<String> schemas) throws SQLException {
        this.connection = connection;
        this.wanted = String.join(",", schemas);
        this.own = connection.getCatalog();
    }

    private record Found(TableName name, String sqlName, boolean counts, OptionalLong estimate) {}

    private record Of<T>(TableName table, T value) {}

    Schema read() throws SQLException {
        List<Found> found = ask(TABLES, this::found);
        var columns = byTable(ask(COLUMNS, this::column));
        var primaryKeys =
                byTable(ask(PRIMARY_KEYS, row -> new Of<>(table(row), row.getString("c"))));
        var foreignKeys = byTable(ask(FOREIGN_KEYS, this::foreignKey));
        List<Table> tables = new ArrayList<>();
        for (Found table : found) {
            tables.add(
                    new Table(
                            table.name(),
                            columns.getOrDefault(table.name(), List.of()),
                            rows(table, found.size()),
                            primaryKeys.getOrDefault(table.name(), List.of()),
                            foreignKeys.getOrDefault(table.name(), List.of())));
        }
        return new Schema(tables);
    }

    private <T> List<T> ask(String sql, Rows.Reading<T> reading) throws SQLException {
        return Rows.list(connection, sql, reading, wanted, wanted);
    }

    private Found found(ResultSet row) throws SQLException {
        long estimate = row.getLong("estimate");
        OptionalLong rows = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(estimate);
        return new Found(
                table(row),
                quoted(row.getString("s")) + "." + quoted(row.getString("t")),
                !row.getString("kind").equals("VIEW"),
                rows);
    }

    private Of<Column> column(ResultSet row) throws SQLException {
        String nativeType = row.getString("native");
        return new Of<>(
                table(row),
                new Column(row.getString("c"), type(nativeType), nativeType, Optional.empty()));
    }

    private static DataType type(String nativeType) {
        return nativeType.startsWith("tinyint(1)") || nativeType.equals("bit(1)")
                ? DataType.BOOLEAN
                : NativeTypes.dataType(nativeType);
    }

    private Of<ForeignKey> foreignKey(ResultSet row) throws SQLException {
        return new Of<>(
                table(row),
                new ForeignKey(
                        row.getString("c"),
                        name(row.getString("parent_schema"), row.getString("parent")),
                        row.getString("parent_column")));
    }

    private TableName table(ResultSet row) throws SQLException {
        return name(row.getString("s"), row.getString("t"));
    }

    private TableName name(String schema, String table) {
        return new TableName(schema.equals(own) ? "" : schema, table);
    }

    private OptionalLong rows(Found table, int tables) throws SQLException {
        boolean small = table.estimate().orElse(0) <= RowCounts.COUNTED_ROWS;
        if (!table.counts() || !small || tables > RowCounts.MOST_COUNTED_TABLES) {
            return table.estimate();
        }
        OptionalLong counted = RowCounts.count(connection, table.sqlName());
        return counted.isPresent() ? counted : table.estimate();
    }

    private static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    private static <T> Map<TableName, List<T>> byTable(List<Of<T>> parts) {
        return parts.stream()
                .collect(
                        Collectors.groupingBy(
                                Of::table, Collectors.mapping(Of::value, Collectors.toList())));
    }
}
