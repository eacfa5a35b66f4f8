package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.kit.NativeTypes;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.Column.ColumnStatistics;
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

/// Reads all readable tables from the system catalogue, four questions for the whole database.
/// Tables of the login's own default schema are named without it.
final class PostgreSqlCatalogue {
    /// Up to this many rows a table is counted; above, the server's estimate is near enough.
    private static final long COUNTED_ROWS = 100_000;

    private static final int MOST_COUNTED_TABLES = 200;

    private final Connection connection;
    private final List<String> schemas;

    PostgreSqlCatalogue(Connection connection, List<String> schemas) {
        this.connection = connection;
        this.schemas = schemas;
    }

    private record Found(
            long oid, TableName name, String sqlName, double estimate, boolean counts) {}

    private record Of<T>(long oid, T value) {}

    Schema read() throws SQLException {
        List<Found> found =
                Rows.list(connection, CatalogueSql.TABLES, this::found, filter(), filter());
        Map<Long, List<Column>> columns =
                byTable(Rows.list(connection, CatalogueSql.COLUMNS, this::column));
        Map<Long, List<String>> primaryKeys =
                byTable(
                        Rows.list(
                                connection,
                                CatalogueSql.PRIMARY_KEYS,
                                row -> new Of<>(row.getLong(1), row.getString(2))));
        Map<Long, List<ForeignKey>> foreignKeys =
                byTable(Rows.list(connection, CatalogueSql.FOREIGN_KEYS, this::foreignKey));
        List<Table> tables = new ArrayList<>();
        for (Found table : found) {
            tables.add(
                    new Table(
                            table.name(),
                            columns.getOrDefault(table.oid(), List.of()),
                            rows(table, found.size()),
                            primaryKeys.getOrDefault(table.oid(), List.of()),
                            foreignKeys.getOrDefault(table.oid(), List.of())));
        }
        return new Schema(tables);
    }

    private String filter() {
        return String.join(",", schemas);
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getLong("oid"),
                name(row.getString("schema"), row.getString("name")),
                row.getString("sql_name"),
                row.getDouble("estimate"),
                row.getBoolean("counts"));
    }

    private static TableName name(String schema, String name) {
        return new TableName(schema, name);
    }

    private Of<Column> column(ResultSet row) throws SQLException {
        String nativeType = row.getString("native_type");
        DataType type =
                row.getBoolean("is_enum") ? DataType.TEXT : NativeTypes.dataType(nativeType);
        return new Of<>(
                row.getLong("oid"),
                new Column(row.getString("name"), type, nativeType, statistics(row)));
    }

    /// `n_distinct` below zero is minus the share of rows that differ.
    private static Optional<ColumnStatistics> statistics(ResultSet row) throws SQLException {
        double distinct = row.getDouble("n_distinct");
        if (row.wasNull()) {
            return Optional.empty();
        }
        double rows = Math.max(0, row.getDouble("reltuples"));
        long values = Math.round(distinct < 0 ? -distinct * rows : distinct);
        return Optional.of(new ColumnStatistics(values, row.getDouble("null_frac")));
    }

    private Of<ForeignKey> foreignKey(ResultSet row) throws SQLException {
        return new Of<>(
                row.getLong("oid"),
                new ForeignKey(
                        row.getString("column_name"),
                        name(row.getString("parent_schema"), row.getString("parent")),
                        row.getString("parent_column")));
    }

    private OptionalLong rows(Found table, int tables) throws SQLException {
        if (table.estimate() > COUNTED_ROWS || tables > MOST_COUNTED_TABLES || !table.counts()) {
            return table.estimate() < 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.round(table.estimate()));
        }
        long most = COUNTED_ROWS * 2;
        String sql =
                "SELECT count(*) FROM (SELECT 1 FROM "
                        + table.sqlName()
                        + " LIMIT "
                        + (most + 1)
                        + ") AS part";
        long counted = Long.parseLong(Rows.text(connection, sql));
        return counted > most ? OptionalLong.empty() : OptionalLong.of(counted);
    }

    private static <T> Map<Long, List<T>> byTable(List<Of<T>> parts) {
        return parts.stream()
                .collect(
                        Collectors.groupingBy(
                                Of::oid, Collectors.mapping(Of::value, Collectors.toList())));
    }
}
