package dev.culprit.connector.kit.duckdb;

import dev.culprit.connector.kit.NativeTypes;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.Column.ColumnStatistics;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the tables of an extract: columns from the engine, rows and statistics from the notes taken
/// at loading. Keys are not known here.
public final class NotedSchema {
    private static final String COLUMNS =
            "SELECT table_name, column_name, data_type FROM duckdb_columns()"
                    + " WHERE database_name = current_database() AND schema_name = 'main'"
                    + " AND NOT internal ORDER BY table_name, column_index";

    private final Connection connection;

    public NotedSchema(Connection connection) {
        this.connection = connection;
    }

    public Schema read() throws SQLException {
        Map<String, OptionalLong> rows = rows();
        Map<String, ColumnStatistics> statistics = statistics();
        List<Table> tables = new ArrayList<>();
        columns(statistics)
                .forEach((name, columns) ->
                        tables.add(
                                table(
                                        name,
                                        columns,
                                        rows.getOrDefault(name, OptionalLong.empty()))));
        return new Schema(tables);
    }

    private static Table table(String name, List<Column> columns, OptionalLong rows) {
        return new Table(TableName.of(name), columns, rows, List.of(), List.of());
    }

    private Map<String, List<Column>> columns(Map<String, ColumnStatistics> statistics)
            throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                String table = row.getString(1);
                String name = row.getString(2);
                String type = row.getString(3);
                columns.computeIfAbsent(table, _ -> new ArrayList<>())
                        .add(
                                new Column(
                                        name,
                                        NativeTypes.dataType(type),
                                        type,
                                        Optional.ofNullable(statistics.get(key(table, name)))));
            }
        }
        return columns;
    }

    private Map<String, OptionalLong> rows() throws SQLException {
        Map<String, OptionalLong> rows = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT name, rows FROM " + LoadNotes.TABLES)) {
            while (row.next()) {
                rows.put(row.getString(1), OptionalLong.of(row.getLong(2)));
            }
        }
        return rows;
    }

    private Map<String, ColumnStatistics> statistics() throws SQLException {
        Map<String, ColumnStatistics> statistics = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT table_name, name, distinct_values, null_share FROM "
                                        + LoadNotes.COLUMNS)) {
            while (row.next()) {
                statistics.put(
                        key(row.getString(1), row.getString(2)),
                        new ColumnStatistics(row.getLong(3), row.getDouble(4)));
            }
        }
        return statistics;
    }

    private static String key(String table, String column) {
        return table + "\0" + column;
    }
}
