package dev.culprit.analyst;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/// An in-memory DuckDB that answers in the product's canonical form.
final class DuckDb implements Database {
    private final Connection connection;

    DuckDb() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static DuckDb of(CaseFolder folder) {
        var database = new DuckDb();
        for (Table table : folder.context().schema().tables()) {
            folder.csv(table).ifPresent(csv -> database.load(table, csv));
        }
        return database;
    }

    private void load(Table table, Path csv) {
        try {
            load(table, csv, "");
        } catch (IllegalStateException mistyped) {
            load(table, csv, "DECIMAL");
        }
    }

    /// A numeric column with text in it stays text, whatever the catalogue says.
    private void load(Table table, Path csv, String asText) {
        String columns =
                table.columns().stream()
                        .map(c ->
                                "'"
                                        + c.name()
                                        + "': '"
                                        + (c.type().name().equals(asText) ? "VARCHAR" : type(c))
                                        + "'")
                        .collect(Collectors.joining(", "));
        execute(
                "CREATE TABLE \""
                        + table.name().name()
                        + "\" AS SELECT * FROM read_csv('"
                        + csv
                        + "', header = true, nullstr = '', columns = {"
                        + columns
                        + "})");
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case TEXT -> "VARCHAR";
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            default -> "VARCHAR";
        };
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
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
}
