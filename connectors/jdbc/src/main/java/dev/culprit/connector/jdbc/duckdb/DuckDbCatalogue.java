package dev.culprit.connector.jdbc.duckdb;

import dev.culprit.connector.jdbc.RowCounts;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.kit.NativeTypes;
import dev.culprit.connector.kit.duckdb.Quoted;
import dev.culprit.core.source.Column;
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
import java.util.stream.Collectors;

/// Reads the schema from the engine's own tables.
final class DuckDbCatalogue {
    private static final String OURS = " WHERE database_name = current_database() AND NOT internal";
    private static final String TABLES =
            "SELECT schema_name, table_name, estimated_size FROM duckdb_tables()"
                    + OURS
                    + " UNION ALL SELECT schema_name, view_name, -1 FROM duckdb_views()"
                    + OURS
                    + " ORDER BY 1, 2";
    private static final String COLUMNS =
            "SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns()"
                    + OURS
                    + " ORDER BY 1, 2, column_index";
    private static final String PRIMARY_KEYS =
            "SELECT schema_name, table_name, unnest(constraint_column_names) AS column_name"
                    + " FROM duckdb_constraints() WHERE database_name = current_database()"
                    + " AND constraint_type = 'PRIMARY KEY'";

    /// Keys of one column; those of several cannot be said in the schema.
    private static final String FOREIGN_KEYS =
            "SELECT schema_name, table_name, constraint_column_names[1] AS column_name,"
                    + " referenced_table, referenced_column_names[1] AS parent_column"
                    + " FROM duckdb_constraints() WHERE database_name = current_database()"
                    + " AND constraint_type = 'FOREIGN KEY' AND len(constraint_column_names) = 1";

    private final Connection connection;

    DuckDbCatalogue(Connection connection) {
        this.connection = connection;
    }

    private record Found(TableName name, String sqlName, long estimate) {}

    private record Of<T>(TableName table, T value) {}

    Schema read() throws SQLException {
        List<Found> found = Rows.list(connection, TABLES, DuckDbCatalogue::found);
        var columns = byTable(Rows.list(connection, COLUMNS, DuckDbCatalogue::column));
        var primaryKeys =
                byTable(
                        Rows.list(
                                connection,
                                PRIMARY_KEYS,
                                row -> new Of<>(table(row), row.getString("column_name"))));
        var foreignKeys = byTable(Rows.list(connection, FOREIGN_KEYS, DuckDbCatalogue::foreignKey));
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

    private OptionalLong rows(Found table, int tables) throws SQLException {
        if (table.estimate() < 0) {
            return OptionalLong.empty();
        }
        if (tables > RowCounts.MOST_COUNTED_TABLES) {
            return OptionalLong.of(table.estimate());
        }
        OptionalLong counted = RowCounts.count(connection, table.sqlName());
        return counted.isPresent() ? counted : OptionalLong.of(table.estimate());
    }

    private static Found found(ResultSet row) throws SQLException {
        String sqlName =
                Quoted.name(row.getString("schema_name"))
                        + "."
                        + Quoted.name(row.getString("table_name"));
        return new Found(table(row), sqlName, row.getLong("estimated_size"));
    }

    private static Of<Column> column(ResultSet row) throws SQLException {
        String nativeType = row.getString("data_type").toLowerCase(Locale.ROOT);
        return new Of<>(
                table(row),
                new Column(
                        row.getString("column_name"),
                        NativeTypes.dataType(nativeType),
                        nativeType,
                        Optional.empty()));
    }

    /// A key leads to a table of the same schema.
    private static Of<ForeignKey> foreignKey(ResultSet row) throws SQLException {
        TableName child = table(row);
        return new Of<>(
                child,
                new ForeignKey(
                        row.getString("column_name"),
                        new TableName(child.schema(), row.getString("referenced_table")),
                        row.getString("parent_column")));
    }

    private static TableName table(ResultSet row) throws SQLException {
        String schema = row.getString("schema_name");
        return new TableName(schema.equals("main") ? "" : schema, row.getString("table_name"));
    }

    private static <T> Map<TableName, List<T>> byTable(List<Of<T>> parts) {
        return parts.stream()
                .collect(
                        Collectors.groupingBy(
                                Of::table, Collectors.mapping(Of::value, Collectors.toList())));
    }
}
