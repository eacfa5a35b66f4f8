package dev.culprit.analyst;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/// The tables of a DuckDB in another in-process database, with names as that database describes them.
final class Copy implements Database {
    private final Dialect dialect;
    private final Connection connection;

    private Copy(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    static Copy of(Database original, Schema schema, Dialect dialect) {
        try {
            Copy copy =
                    new Copy(
                            dialect,
                            DriverManager.getConnection(
                                    switch (dialect) {
                                        case H2 -> "jdbc:h2:mem:";
                                        case SQLITE -> "jdbc:sqlite::memory:";
                                        default ->
                                                throw new IllegalArgumentException(
                                                        dialect + " does not run in-process");
                                    }));
            if (dialect == Dialect.SQLITE) {
                SqliteFunctions.register(copy.connection);
            }
            for (Table table : schema.tables()) {
                copy.load(table, original);
            }
            return copy;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// H2 folds names to upper case.
    static String name(Dialect dialect, String name) {
        return dialect == Dialect.H2 ? name.toUpperCase(Locale.ROOT) : name;
    }

    static Schema described(Dialect dialect, Schema schema) {
        return new Schema(schema.tables().stream().map(t -> described(dialect, t)).toList());
    }

    private static Table described(Dialect dialect, Table table) {
        return new Table(
                TableName.of(name(dialect, table.name().name())),
                table.columns().stream()
                        .map(c -> Column.of(name(dialect, c.name()), c.type()))
                        .toList(),
                table.rows(),
                table.primaryKey().stream().map(k -> name(dialect, k)).toList(),
                table.foreignKeys().stream()
                        .map(k ->
                                new ForeignKey(
                                        name(dialect, k.column()),
                                        TableName.of(name(dialect, k.parent().name())),
                                        name(dialect, k.parentColumn())))
                        .toList());
    }

    private void load(Table table, Database original) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add("\"" + name(dialect, column.name()) + "\" " + type(column.type()));
        }
        String name = "\"" + name(dialect, table.name().name()) + "\"";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (" + String.join(", ", columns) + ")");
        }
        String selected =
                table.columns().stream()
                        .map(c -> "\"" + c.name() + "\"")
                        .collect(Collectors.joining(", "));
        QueryResult rows =
                original.query("SELECT " + selected + " FROM \"" + table.name().name() + "\"");
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + name + " VALUES (" + marks + ")")) {
            for (QueryResult.Row row : rows.rows()) {
                for (int i = 0; i < columns.size(); i++) {
                    set(insert, i + 1, table.columns().get(i).type(), row.cells().get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private static void set(PreparedStatement insert, int at, DataType type, @Nullable String value)
            throws SQLException {
        if (value == null) {
            insert.setNull(at, Types.VARCHAR);
        } else if (type == DataType.DECIMAL) {
            insert.setDouble(at, Double.parseDouble(value));
        } else if (type == DataType.INTEGER) {
            insert.setLong(at, Long.parseLong(value));
        } else if (type == DataType.BOOLEAN) {
            insert.setBoolean(at, Boolean.parseBoolean(value));
        } else {
            insert.setString(at, value);
        }
    }

    private String type(DataType type) {
        boolean sqlite = dialect == Dialect.SQLITE;
        return switch (type) {
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DOUBLE PRECISION";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> sqlite ? "TEXT" : "DATE";
            case TIMESTAMP -> sqlite ? "TEXT" : "TIMESTAMP";
            case TEXT, TIME, BINARY, JSON, OTHER -> sqlite ? "TEXT" : "VARCHAR";
        };
    }

    @Override
    public QueryResult query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Database.read(rows);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// What the connector adds to SQLite.
    private static final class SqliteFunctions {
        private SqliteFunctions() {}

        static void register(Connection connection) throws SQLException {
            Function.create(connection, "regexp", new Find());
            Function.create(connection, "regexp_replace", new Replace());
            Function.create(connection, "percentile", new Percentile());
        }
    }

    private static final class Find extends Function {
        @Override
        protected void xFunc() throws SQLException {
            String text = value_text(1);
            if (text == null) {
                result();
            } else {
                result(java.util.regex.Pattern.compile(value_text(0)).matcher(text).find() ? 1 : 0);
            }
        }
    }

    private static final class Replace extends Function {
        @Override
        protected void xFunc() throws SQLException {
            String text = value_text(0);
            if (text == null) {
                result();
            } else {
                result(text.replaceAll(value_text(1), value_text(2)));
            }
        }
    }

    /// Interpolates between the two nearest values.
    private static final class Percentile extends Function.Aggregate {
        private List<Double> values = new ArrayList<>();
        private double share;

        @Override
        protected void xStep() throws SQLException {
            if (value_type(0) != 5) {
                values.add(value_double(0));
            }
            share = value_double(1);
        }

        @Override
        protected void xFinal() throws SQLException {
            if (values.isEmpty()) {
                result();
                return;
            }
            Collections.sort(values);
            double place = share * (values.size() - 1);
            double low = values.get((int) Math.floor(place));
            double high = values.get((int) Math.ceil(place));
            result(low + (high - low) * (place - Math.floor(place)));
        }

        @Override
        public Object clone() throws CloneNotSupportedException {
            Percentile fresh = (Percentile) super.clone();
            fresh.values = new ArrayList<>();
            return fresh;
        }
    }
}
