package dev.culprit.connector.jdbc.mariadb;

import dev.culprit.connector.jdbc.RolledBack;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;

/// A read-only transaction in a session whose every transaction is read-only: a statement that ends
/// the first by itself meets the next.
///
/// An empty `sql_mode` is what the gate's reading of quotes and backslashes relies on.
final class MariaDbSession implements RolledBack {
    @Override
    public void begin(Connection connection, Duration timeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION TRANSACTION READ ONLY");
            statement.execute(
                    "SET SESSION sql_mode = '', time_zone = '+00:00', "
                            + limit(connection, timeout));
            statement.execute("START TRANSACTION READ ONLY");
        }
    }

    /// MariaDB counts seconds, MySQL milliseconds. To MySQL's driver both are MySQL.
    private static String limit(Connection connection, Duration timeout) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        boolean mariaDb =
                (server.getDatabaseProductName() + server.getDatabaseProductVersion())
                        .contains("MariaDB");
        return mariaDb
                ? String.format(
                        Locale.ROOT, "max_statement_time = %.3f", timeout.toMillis() / 1000.0)
                : "max_execution_time = " + timeout.toMillis();
    }
}
