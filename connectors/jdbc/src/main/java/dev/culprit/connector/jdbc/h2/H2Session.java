package dev.culprit.connector.jdbc.h2;

import dev.culprit.connector.jdbc.SessionRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A session that begins like every other. H2 ignores `setReadOnly`; the file's access mode and the
/// login keep it from writing.
final class H2Session implements SessionRules {
    @Override
    public void begin(Connection connection, Duration timeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
            statement.execute("SET QUERY_TIMEOUT " + timeout.toMillis());
        }
    }
}
