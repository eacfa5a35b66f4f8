package dev.culprit.connector.jdbc.sqlite;

import dev.culprit.connector.jdbc.DriverSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/// Connections that can only read one file. `PRAGMA query_only` would be no guard, as a query can
/// switch it off; the open mode and the limits it cannot.
final class SqliteDriver {
    private static final int LONGEST_VALUE = 64_000_000;

    private SqliteDriver() {}

    static DriverSource of(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, Integer.toString(LONGEST_VALUE));
        return new DriverSource(
                new JDBC(), JDBC.PREFIX + file, config.toProperties(), SqliteDriver::prepare);
    }

    /// A file may bring views and virtual tables of its own, which must not call our functions.
    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
        }
        SqliteFunctions.register(connection);
    }
}
