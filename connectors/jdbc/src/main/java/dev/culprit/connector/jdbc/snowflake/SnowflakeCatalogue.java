package dev.culprit.connector.jdbc.snowflake;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads a database's schema from the standard's views and what this service adds to them: exact row
/// counts. Columns of answers are read by their places, as their names come back in upper case.
final class SnowflakeCatalogue {
    static final String TABLES =
            "SELECT table_schema, table_name, row_count FROM information_schema.tables"
                    + " WHERE table_schema <> 'INFORMATION_SCHEMA' ORDER BY 1, 2";
    static final String COLUMNS =
            "SELECT table_schema, table_name, column_name, data_type, numeric_scale"
                    + " FROM information_schema.columns"
                    + " WHERE table_schema <> 'INFORMATION_SCHEMA' ORDER BY 1, 2, ordinal_position";

    private final Connection connection;
    private final String own;
    private final List<String> wanted;

    /// @param own its tables are named without it
    /// @param wanted only these schemas; empty for all
    SnowflakeCatalogue(Connection connection, String own, List<String> wanted) {
        this.connection = connection;
        this.own = own;
        this.wanted = wanted;
    }

    private record Found(TableName name, OptionalLong rows) {}

    private record Of(TableName table, Column column) {}

    Schema read() throws SQLException {
        Map<TableName, List<Column>> columns = new LinkedHashMap<>();
        for (Of each : Rows.list(connection, COLUMNS, this::column)) {
            columns.computeIfAbsent(each.table(), _ -> new ArrayList<>()).add(each.column());
        }
        List<Table> tables = new ArrayList<>();
        for (Found table : Rows.list(connection, TABLES, this::found)) {
            String schema = table.name().schema().isEmpty() ? own : table.name().schema();
            if (wanted.isEmpty() || wanted.contains(schema)) {
                tables.add(
                        new Table(
                                table.name(),
                                columns.getOrDefault(table.name(), List.of()),
                                table.rows(),
                                List.of(),
                                List.of()));
            }
        }
        return new Schema(tables);
    }

    private Found found(ResultSet row) throws SQLException {
        long rows = row.getLong(3);
        return new Found(name(row), row.wasNull() ? OptionalLong.empty() : OptionalLong.of(rows));
    }

    private Of column(ResultSet row) throws SQLException {
        String nativeType = row.getString(4).toLowerCase(Locale.ROOT);
        boolean whole = row.getInt(5) == 0 && !row.wasNull();
        return new Of(
                name(row),
                new Column(
                        row.getString(3),
                        SnowflakeCells.type(nativeType, whole ? Types.BIGINT : Types.DECIMAL),
                        nativeType,
                        Optional.empty()));
    }

    private TableName name(ResultSet row) throws SQLException {
        String schema = row.getString(1);
        return new TableName(schema.equals(own) ? "" : schema, row.getString(2));
    }
}
