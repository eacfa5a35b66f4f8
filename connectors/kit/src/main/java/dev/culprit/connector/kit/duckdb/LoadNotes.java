package dev.culprit.connector.kit.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What is noted of each table when it is loaded and kept in the extract: rows, distinct values,
/// NULLs, and sentences about declared types that did not fit.
public final class LoadNotes {
    public static final String SCHEMA = "culprit_notes";
    static final String TABLES = SCHEMA + ".tables";
    static final String COLUMNS = SCHEMA + ".columns";
    static final String WARNINGS = SCHEMA + ".warnings";

    private final Connection connection;

    public LoadNotes(Connection connection) throws SQLException {
        this.connection = connection;
        execute("CREATE SCHEMA " + SCHEMA);
        execute("CREATE TABLE " + TABLES + " (name VARCHAR, rows BIGINT)");
        execute(
                "CREATE TABLE "
                        + COLUMNS
                        + " (table_name VARCHAR, name VARCHAR, distinct_values BIGINT,"
                        + " null_share DOUBLE)");
        execute("CREATE TABLE " + WARNINGS + " (sentence VARCHAR)");
    }

    /// @param mostRows of a longer table the values are not counted
    public void add(String table, List<String> warnings, long mostRows) throws SQLException {
        for (String warning : warnings) {
            warn(warning);
        }
        long rows = count("SELECT count(*) FROM " + Quoted.name(table));
        insert(TABLES, table, rows);
        if (rows <= mostRows) {
            countValues(table, rows);
        }
    }

    public void warn(String sentence) throws SQLException {
        insert(WARNINGS, sentence);
    }

    public static List<String> warnings(Connection connection) throws SQLException {
        List<String> warnings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sentence FROM " + WARNINGS)) {
            while (row.next()) {
                warnings.add(row.getString(1));
            }
        }
        return warnings;
    }

    /// Distinct values are estimated (HyperLogLog), all columns in one pass.
    private void countValues(String table, long rows) throws SQLException {
        List<String> columns = columns(table);
        StringBuilder sql = new StringBuilder("SELECT 1");
        for (String column : columns) {
            String name = Quoted.name(column);
            sql.append(", count(").append(name).append("), approx_count_distinct(");
            sql.append(name).append(")");
        }
        sql.append(" FROM ").append(Quoted.name(table));
        try (Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(sql.toString())) {
            counts.next();
            for (int i = 0; i < columns.size(); i++) {
                long present = counts.getLong(2 + 2 * i);
                long distinct = Math.min(counts.getLong(3 + 2 * i), present);
                double nullShare = rows == 0 ? 0 : (double) (rows - present) / rows;
                insert(COLUMNS, table, columns.get(i), distinct, nullShare);
            }
        }
    }

    private List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("DESCRIBE " + Quoted.name(table))) {
            while (row.next()) {
                columns.add(row.getString("column_name"));
            }
        }
        return columns;
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void insert(String table, Object... values) throws SQLException {
        String marks = "?" + ", ?".repeat(values.length - 1);
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
