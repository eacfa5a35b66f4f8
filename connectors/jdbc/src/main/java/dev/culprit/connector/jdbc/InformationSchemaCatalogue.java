package dev.culprit.connector.jdbc;

import dev.culprit.connector.jdbc.MetadataCatalogue.Details;
import dev.culprit.connector.jdbc.MetadataCatalogue.Scope;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Reads a schema by the standard's own views (ISO 9075-11), for engines whose driver asks for
/// tables that a server may not have. Four questions for the whole database.
public final class InformationSchemaCatalogue {
    public static final String TABLES =
            "SELECT table_schema, table_name, table_type FROM information_schema.tables"
                    + " ORDER BY table_schema, table_name";
    public static final String COLUMNS =
            "SELECT table_schema, table_name, column_name, data_type"
                    + " FROM information_schema.columns"
                    + " ORDER BY table_schema, table_name, ordinal_position";
    public static final String PRIMARY_KEYS =
            "SELECT k.table_schema, k.table_name, k.column_name"
                    + " FROM information_schema.table_constraints c"
                    + " JOIN information_schema.key_column_usage k"
                    + " ON k.constraint_schema = c.constraint_schema"
                    + " AND k.constraint_name = c.constraint_name AND k.table_name = c.table_name"
                    + " WHERE c.constraint_type = 'PRIMARY KEY'"
                    + " ORDER BY k.table_schema, k.table_name, k.ordinal_position";

    /// Keys of one column; those of several cannot be said in the schema.
    public static final String FOREIGN_KEYS =
            "SELECT max(k.table_schema) AS table_schema, max(k.table_name) AS table_name,"
                    + " max(k.column_name) AS column_name, max(u.table_schema) AS parent_schema,"
                    + " max(u.table_name) AS parent, max(u.column_name) AS parent_column"
                    + " FROM information_schema.referential_constraints r"
                    + " JOIN information_schema.key_column_usage k"
                    + " ON k.constraint_schema = r.constraint_schema"
                    + " AND k.constraint_name = r.constraint_name"
                    + " JOIN information_schema.key_column_usage u"
                    + " ON u.constraint_schema = r.unique_constraint_schema"
                    + " AND u.constraint_name = r.unique_constraint_name"
                    + " GROUP BY r.constraint_schema, r.constraint_name HAVING count(*) = 1"
                    + " ORDER BY r.constraint_schema, r.constraint_name";

    private final Connection connection;
    private final Scope scope;
    private final Details details;
    private final Keys keys;
    private final UnaryOperator<String> spelling;

    /// Questions for keys, as some engines show them in the standard's views to owners only.
    ///
    /// @param primary answers `table_schema`, `table_name`, `column_name`
    /// @param foreign answers the same and `parent_schema`, `parent`, `parent_column`
    public record Keys(String primary, String foreign) {
        public static final Keys STANDARD = new Keys(PRIMARY_KEYS, FOREIGN_KEYS);

        /// For engines that know no keys.
        public static final Keys NONE = new Keys("", "");
    }

    public InformationSchemaCatalogue(
            Connection connection, Scope scope, Details details, Keys keys) {
        this(connection, scope, details, keys, UnaryOperator.identity());
    }

    private InformationSchemaCatalogue(
            Connection connection,
            Scope scope,
            Details details,
            Keys keys,
            UnaryOperator<String> spelling) {
        this.connection = connection;
        this.scope = scope;
        this.details = details;
        this.keys = keys;
        this.spelling = spelling;
    }

    /// Asks in capitals, for engines that store the standard's names so and may tell cases apart.
    public InformationSchemaCatalogue inCapitals() {
        return new InformationSchemaCatalogue(
                connection, scope, details, keys, sql -> sql.toUpperCase(Locale.ROOT));
    }

    private record Found(String schema, TableName name, String sqlName, boolean counts) {}

    private record Of<T>(TableName table, T value) {}

    public Schema read() throws SQLException {
        List<Found> found =
                ask(wanted(TABLES), this::found).stream()
                        .filter(table -> scope.contains(table.schema()))
                        .toList();
        // Trino tells some columns once for each wanted schema.
        var columns = byTable(ask(wanted(COLUMNS), this::column).stream().distinct().toList());
        var primaryKeys =
                byTable(
                        ask(
                                spelling.apply(keys.primary()),
                                row -> new Of<>(table(row), row.getString("column_name"))));
        var foreignKeys = byTable(ask(spelling.apply(keys.foreign()), this::foreignKey));
        boolean counts = found.size() <= RowCounts.MOST_COUNTED_TABLES;
        List<Table> tables = new ArrayList<>();
        for (Found table : found) {
            TableName name = table.name();
            tables.add(
                    new Table(
                            name,
                            columns.getOrDefault(name, List.of()),
                            details.rows(
                                    connection, name, table.sqlName(), counts && table.counts()),
                            primaryKeys.getOrDefault(name, List.of()),
                            foreignKeys.getOrDefault(name, List.of())));
        }
        return new Schema(tables);
    }

    private <T> List<T> ask(String sql, Rows.Reading<T> reading) throws SQLException {
        return sql.isEmpty() ? List.of() : Rows.list(connection, sql, reading);
    }

    /// A server can hold thousands of tables outside of the wanted schemas.
    private String wanted(String question) {
        String sql = spelling.apply(question);
        if (scope.wanted().isEmpty()) {
            return sql;
        }
        String names =
                scope.wanted().stream()
                        .map(name -> "'" + name.replace("'", "''") + "'")
                        .collect(
                                Collectors.joining(
                                        ", ", spelling.apply(" WHERE table_schema IN ("), ")"));
        return sql.replace(" ORDER BY", names + " ORDER BY");
    }

    private Found found(ResultSet row) throws SQLException {
        String schema = row.getString("table_schema");
        return new Found(
                schema,
                table(row),
                quoted(schema) + "." + quoted(row.getString("table_name")),
                !row.getString("table_type").endsWith("VIEW"));
    }

    private Of<Column> column(ResultSet row) throws SQLException {
        String nativeType = row.getString("data_type").toLowerCase(Locale.ROOT);
        return new Of<>(
                table(row),
                new Column(
                        row.getString("column_name"),
                        details.type(nativeType, Types.OTHER),
                        nativeType,
                        Optional.empty()));
    }

    private Of<ForeignKey> foreignKey(ResultSet row) throws SQLException {
        return new Of<>(
                table(row),
                new ForeignKey(
                        row.getString("column_name"),
                        scope.name(row.getString("parent_schema"), row.getString("parent")),
                        row.getString("parent_column")));
    }

    private TableName table(ResultSet row) throws SQLException {
        return scope.name(row.getString("table_schema"), row.getString("table_name"));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static <T> Map<TableName, List<T>> byTable(List<Of<T>> parts) {
        return parts.stream()
                .collect(
                        Collectors.groupingBy(
                                Of::table, Collectors.mapping(Of::value, Collectors.toList())));
    }
}
