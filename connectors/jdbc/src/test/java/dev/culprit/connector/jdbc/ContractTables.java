package dev.culprit.connector.jdbc;

import dev.culprit.connector.kit.ContractData;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The contract's tables in any database whose driver takes texts for all types.
public final class ContractTables {
    private ContractTables() {}

    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// Fills `customers` and `orders`, which are there and empty.
    public static void fill(Connection connection) throws SQLException {
        fill(connection, "?, ?, ?, ?, ?, ?, ?, ?, ?");
    }

    /// The same in DuckDB, which is told what each text is.
    public static void fillDuckDb(Connection connection) throws SQLException {
        fill(
                connection,
                "?::bigint, ?, ?::decimal(10, 2), ?::double, ?::boolean, ?::timestamp, ?::date,"
                        + " ?::time, ?");
    }

    /// @param order the values of one, in the order of `ContractData.ORDER_COLUMNS`
    public static void fill(Connection connection, String order) throws SQLException {
        insert(
                connection,
                "INSERT INTO customers VALUES (?, ?)",
                ContractData.customers().stream().map(row -> row.toArray(String[]::new)).toList());
        insert(connection, "INSERT INTO orders VALUES (" + order + ")", ContractData.orders());
    }

    private static void insert(Connection connection, String sql, List<String[]> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setString(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
