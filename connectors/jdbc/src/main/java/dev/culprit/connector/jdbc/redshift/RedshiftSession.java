package dev.culprit.connector.jdbc.redshift;

import dev.culprit.connector.jdbc.RolledBack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A read-only transaction that stays one: after its first query it cannot be made writable.
///
/// Said in SQL, as the driver's own switch sets a parameter that only some versions know.
final class RedshiftSession implements RolledBack {
    @Override
    public void begin(Connection connection, Duration timeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN READ ONLY");
            statement.execute("SELECT 1");
            statement.execute("SET LOCAL statement_timeout TO " + timeout.toMillis());
            statement.execute("SET LOCAL timezone TO 'UTC'");
        }
    }
}
