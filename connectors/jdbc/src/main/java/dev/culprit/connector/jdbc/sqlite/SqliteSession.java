package dev.culprit.connector.jdbc.sqlite;

import dev.culprit.connector.jdbc.SessionRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// One read transaction: a query sees the file as it was, whatever others write meanwhile.
final class SqliteSession implements SessionRules {
    @Override
    public void begin(Connection connection, Duration timeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM sqlite_schema");
        }
    }
}
