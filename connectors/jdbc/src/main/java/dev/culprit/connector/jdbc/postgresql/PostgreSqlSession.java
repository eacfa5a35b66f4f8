package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.connector.jdbc.SessionRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A read-only transaction that stays one.
///
/// The order matters: after the first query of a transaction PostgreSQL refuses to make it
/// writable (25001), so one harmless query runs before the text that came from outside.
final class PostgreSqlSession implements SessionRules {
    @Override
    public void begin(Connection connection, Duration timeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            statement.execute("SET LOCAL statement_timeout = " + timeout.toMillis());
            statement.execute("SET LOCAL TIME ZONE 'UTC'");
        }
    }
}
