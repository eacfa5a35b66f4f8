package dev.culprit.connector.jdbc.sqlserver;

import dev.culprit.connector.jdbc.SessionRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A transaction that is rolled back. SQL Server knows no read-only ones: what keeps a query from
/// writing is the login's rights, and whatever it wrote is undone.
final class SqlServerSession implements SessionRules {
    @Override
    public void begin(Connection connection, Duration timeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT " + timeout.toMillis());
            statement.execute("SET XACT_ABORT ON");
            statement.execute("SET QUOTED_IDENTIFIER ON");
        }
    }
}
