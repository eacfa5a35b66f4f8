package dev.culprit.connector.jdbc.sqlserver;

import dev.culprit.connector.jdbc.MetadataCatalogue;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.kit.NativeTypes;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Row counts that SQL Server keeps for each table, and its own names of types.
final class SqlServerDetails implements MetadataCatalogue.Details {
    static final String COUNTS =
            "SELECT s.name AS table_schema, t.name AS table_name, sum(p.rows) AS n"
                    + " FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id"
                    + " JOIN sys.partitions p ON p.object_id = t.object_id"
                    + " WHERE p.index_id IN (0, 1) GROUP BY s.name, t.name";

    private final Map<String, Long> known;

    SqlServerDetails(Map<String, Long> known) {
        this.known = Map.copyOf(known);
    }

    static SqlServerDetails of(Connection connection) throws SQLException {
        Map<String, Long> known = new HashMap<>();
        Rows.list(
                connection,
                COUNTS,
                row ->
                        known.put(
                                sqlName(row.getString("table_schema"), row.getString("table_name")),
                                row.getLong("n")));
        return new SqlServerDetails(known);
    }

    private static String sqlName(String schema, String table) {
        return '"' + schema + "\".\"" + table + '"';
    }

    @Override
    public DataType type(String nativeType, int jdbcType) {
        return dataType(nativeType);
    }

    /// `timestamp` is a row's version here, and no time.
    static DataType dataType(String nativeType) {
        return switch (nativeType) {
            case "bit" -> DataType.BOOLEAN;
            case "timestamp", "rowversion" -> DataType.BINARY;
            default -> NativeTypes.dataType(nativeType);
        };
    }

    @Override
    public OptionalLong rows(
            Connection connection, TableName table, String sqlName, boolean counts) {
        Long rows = known.get(sqlName);
        return rows == null ? OptionalLong.empty() : OptionalLong.of(rows);
    }
}
