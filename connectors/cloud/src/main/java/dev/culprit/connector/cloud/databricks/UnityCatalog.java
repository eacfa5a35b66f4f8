package dev.culprit.connector.cloud.databricks;

import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads tables and their declared keys from a catalog's `information_schema`. Row counts are not
/// there.
final class UnityCatalog {
    private static final RowLimit MOST = new RowLimit(200_000);
    private static final String COLUMNS =
            "SELECT table_schema, table_name, column_name, full_data_type"
                    + " FROM information_schema.columns WHERE table_schema <> 'information_schema'";
    private static final String PRIMARY_KEYS =
            "SELECT k.table_schema, k.table_name, k.column_name"
                    + " FROM information_schema.table_constraints c"
                    + " JOIN information_schema.key_column_usage k"
                    + " ON k.constraint_schema = c.constraint_schema"
                    + " AND k.constraint_name = c.constraint_name"
                    + " WHERE c.constraint_type = 'PRIMARY KEY'";
    private static final String FOREIGN_KEYS =
            "SELECT k.table_schema, k.table_name, k.column_name,"
                    + " u.table_schema AS parent_schema, u.table_name AS parent_table,"
                    + " u.column_name AS parent_column, k.constraint_name"
                    + " FROM information_schema.table_constraints c"
                    + " JOIN information_schema.key_column_usage k"
                    + " ON k.constraint_schema = c.constraint_schema"
                    + " AND k.constraint_name = c.constraint_name"
                    + " JOIN information_schema.constraint_column_usage u"
                    + " ON u.constraint_schema = c.constraint_schema"
                    + " AND u.constraint_name = c.constraint_name"
                    + " WHERE c.constraint_type = 'FOREIGN KEY'";

    private final Statements statements;
    private final String schema;
    private final Deadline deadline;

    /// @param schema the only one to read; empty for all of the catalog
    UnityCatalog(Statements statements, String schema, Deadline deadline) {
        this.statements = statements;
        this.schema = schema;
        this.deadline = deadline;
    }

    Schema read() throws ConnectorException, InterruptedException {
        Map<TableName, List<Column>> columns = new LinkedHashMap<>();
        String order = " ORDER BY table_schema, table_name, ordinal_position";
        QueryResult described = ask(COLUMNS + only("table_schema") + order);
        for (int i = 0; i < described.rows().size(); i++) {
            String type = text(described, i, 3);
            if (text(described, i, 2).contains(".")) {
                continue; // reads like the path to a struct's field
            }
            columns.computeIfAbsent(table(described, i, 0), _ -> new ArrayList<>())
                    .add(
                            new Column(
                                    text(described, i, 2),
                                    Statements.dataType(type),
                                    type,
                                    Optional.empty()));
        }
        Map<TableName, List<String>> primary = primaryKeys();
        Map<TableName, List<ForeignKey>> foreign = foreignKeys();
        List<Table> tables = new ArrayList<>();
        columns.forEach((name, of) ->
                tables.add(
                        new Table(
                                name,
                                of,
                                OptionalLong.empty(),
                                primary.getOrDefault(name, List.of()),
                                foreign.getOrDefault(name, List.of()))));
        return new Schema(tables);
    }

    private Map<TableName, List<String>> primaryKeys()
            throws ConnectorException, InterruptedException {
        Map<TableName, List<String>> keys = new LinkedHashMap<>();
        QueryResult result =
                ask(PRIMARY_KEYS + only("k.table_schema") + " ORDER BY k.ordinal_position");
        for (int i = 0; i < result.rows().size(); i++) {
            keys.computeIfAbsent(table(result, i, 0), _ -> new ArrayList<>())
                    .add(text(result, i, 2));
        }
        return keys;
    }

    /// A key of several columns has no place in a single-column key and is left out.
    private Map<TableName, List<ForeignKey>> foreignKeys()
            throws ConnectorException, InterruptedException {
        QueryResult result = ask(FOREIGN_KEYS + only("k.table_schema"));
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (int i = 0; i < result.rows().size(); i++) {
            sizes.merge(text(result, i, 0) + "." + text(result, i, 6), 1, Integer::sum);
        }
        Map<TableName, List<ForeignKey>> keys = new LinkedHashMap<>();
        for (int i = 0; i < result.rows().size(); i++) {
            if (sizes.getOrDefault(text(result, i, 0) + "." + text(result, i, 6), 0) == 1) {
                keys.computeIfAbsent(table(result, i, 0), _ -> new ArrayList<>())
                        .add(
                                new ForeignKey(
                                        text(result, i, 2),
                                        table(result, i, 3),
                                        text(result, i, 5)));
            }
        }
        return keys;
    }

    private QueryResult ask(String sql) throws ConnectorException, InterruptedException {
        return statements.ask(sql, MOST, deadline);
    }

    private String only(String column) {
        return schema.isEmpty() ? "" : " AND " + column + " = '" + schema.replace("'", "''") + "'";
    }

    private TableName table(QueryResult result, int row, int at) {
        String of = text(result, row, at);
        return new TableName(of.equals(schema) ? "" : of, text(result, row, at + 1));
    }

    private static String text(QueryResult result, int row, int column) {
        return result.rows().get(row).text(column).orElse("");
    }
}
