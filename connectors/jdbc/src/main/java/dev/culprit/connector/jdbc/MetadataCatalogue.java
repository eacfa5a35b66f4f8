package dev.culprit.connector.jdbc;

import dev.culprit.connector.kit.NativeTypes;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.Column.ColumnStatistics;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a schema through JDBC's own metadata, for engines whose driver answers it well.
public final class MetadataCatalogue {
    private final Connection connection;
    private final Scope scope;
    private final Details details;

    public MetadataCatalogue(Connection connection, Scope scope, Details details) {
        this.connection = connection;
        this.scope = scope;
        this.details = details;
    }

    /// Which part of a server is read.
    ///
    /// @param catalog only this one; null for all, or where there are none
    /// @param defaultSchema its tables are named without it
    /// @param hidden schemas of the engine itself, in lower case
    /// @param wanted only these schemas; empty for all
    public record Scope(
            @Nullable String catalog,
            String defaultSchema,
            Set<String> hidden,
            List<String> wanted) {
        public Scope {
            hidden = Set.copyOf(hidden);
            wanted = List.copyOf(wanted);
        }

        boolean contains(String schema) {
            return !hidden.contains(schema.toLowerCase(Locale.ROOT))
                    && (wanted.isEmpty() || wanted.contains(schema));
        }

        TableName name(String schema, String table) {
            return new TableName(schema.equals(defaultSchema) ? "" : schema, table);
        }
    }

    /// What an engine knows beyond JDBC's metadata. The defaults go by the names of types, trust the
    /// keys that the metadata tells, count small tables with `LIMIT` and know no statistics.
    public interface Details {
        default DataType type(String nativeType, int jdbcType) {
            return NativeTypes.dataType(nativeType);
        }

        default boolean hasKeys() {
            return true;
        }

        /// Whether the login may read a table that the metadata lists.
        default boolean readable(Connection connection, String sqlName) throws SQLException {
            return true;
        }

        /// @param sqlName the table's name as it stands in SQL
        /// @param counts whether rows may be counted: not for views, not among too many tables
        default OptionalLong rows(
                Connection connection, TableName table, String sqlName, boolean counts)
                throws SQLException {
            return counts ? RowCounts.count(connection, sqlName) : OptionalLong.empty();
        }

        /// By column name.
        default Map<String, ColumnStatistics> statistics(
                Connection connection, TableName table, String sqlName) throws SQLException {
            return Map.of();
        }
    }

    private record Found(String schema, String name, boolean view) {}

    public Schema read() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        List<Found> found = tables(metadata);
        Map<TableName, List<Column>> columns = columns(metadata);
        boolean counts = found.size() <= RowCounts.MOST_COUNTED_TABLES;
        List<Table> tables = new ArrayList<>();
        for (Found table : found) {
            TableName name = scope.name(table.schema(), table.name());
            String sqlName = sqlName(metadata, table);
            if (!details.readable(connection, sqlName)) {
                continue;
            }
            boolean keys = details.hasKeys() && !table.view();
            tables.add(
                    new Table(
                            name,
                            withStatistics(columns.getOrDefault(name, List.of()), name, sqlName),
                            details.rows(connection, name, sqlName, counts && !table.view()),
                            keys ? primaryKey(metadata, table) : List.of(),
                            keys ? foreignKeys(metadata, table) : List.of()));
        }
        return new Schema(tables);
    }

    private List<Found> tables(DatabaseMetaData metadata) throws SQLException {
        List<Found> tables = new ArrayList<>();
        try (ResultSet row = metadata.getTables(scope.catalog(), onlySchema(), "%", null)) {
            while (row.next()) {
                String schema = text(row, "TABLE_SCHEM");
                String type = text(row, "TABLE_TYPE").toUpperCase(Locale.ROOT);
                boolean readable = type.endsWith("TABLE") || type.endsWith("VIEW");
                if (readable && !type.startsWith("SYSTEM") && scope.contains(schema)) {
                    tables.add(new Found(schema, text(row, "TABLE_NAME"), type.endsWith("VIEW")));
                }
            }
        }
        return tables;
    }

    private Map<TableName, List<Column>> columns(DatabaseMetaData metadata) throws SQLException {
        Map<TableName, List<Column>> columns = new TreeMap<>();
        try (ResultSet row = metadata.getColumns(scope.catalog(), onlySchema(), "%", "%")) {
            while (row.next()) {
                String schema = text(row, "TABLE_SCHEM");
                if (scope.contains(schema)) {
                    columns.computeIfAbsent(
                                    scope.name(schema, text(row, "TABLE_NAME")),
                                    _ -> new ArrayList<>())
                            .add(column(row));
                }
            }
        }
        return columns;
    }

    private Column column(ResultSet row) throws SQLException {
        String nativeType = text(row, "TYPE_NAME").toLowerCase(Locale.ROOT);
        DataType type = details.type(nativeType, row.getInt("DATA_TYPE"));
        return new Column(text(row, "COLUMN_NAME"), type, nativeType, Optional.empty());
    }

    private List<Column> withStatistics(List<Column> columns, TableName table, String sqlName)
            throws SQLException {
        Map<String, ColumnStatistics> known = details.statistics(connection, table, sqlName);
        return columns.stream()
                .map(column ->
                        new Column(
                                column.name(),
                                column.type(),
                                column.nativeType(),
                                Optional.ofNullable(known.get(column.name()))))
                .toList();
    }

    private List<String> primaryKey(DatabaseMetaData metadata, Found table) throws SQLException {
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet row =
                metadata.getPrimaryKeys(scope.catalog(), table.schema(), table.name())) {
            while (row.next()) {
                key.put(row.getInt("KEY_SEQ"), text(row, "COLUMN_NAME"));
            }
        }
        return List.copyOf(key.values());
    }

    /// Keys of one column; those of several cannot be said in the schema.
    private List<ForeignKey> foreignKeys(DatabaseMetaData metadata, Found table)
            throws SQLException {
        Map<String, List<ForeignKey>> keys = new LinkedHashMap<>();
        try (ResultSet row =
                metadata.getImportedKeys(scope.catalog(), table.schema(), table.name())) {
            while (row.next()) {
                TableName parent =
                        scope.name(text(row, "PKTABLE_SCHEM"), text(row, "PKTABLE_NAME"));
                String name = text(row, "FK_NAME") + parent;
                keys.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(
                                new ForeignKey(
                                        text(row, "FKCOLUMN_NAME"),
                                        parent,
                                        text(row, "PKCOLUMN_NAME")));
            }
        }
        return keys.values().stream()
                .filter(columns -> columns.size() == 1)
                .map(List::getFirst)
                .toList();
    }

    /// One wanted schema is asked for by name, as a server can hold thousands.
    private @Nullable String onlySchema() {
        return scope.wanted().size() == 1 ? scope.wanted().getFirst() : null;
    }

    private static String sqlName(DatabaseMetaData metadata, Found table) throws SQLException {
        String quote = metadata.getIdentifierQuoteString();
        String name = quoted(quote, table.name());
        return table.schema().isEmpty() ? name : quoted(quote, table.schema()) + "." + name;
    }

    private static String quoted(String quote, String name) {
        return quote + name.replace(quote, quote + quote) + quote;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
