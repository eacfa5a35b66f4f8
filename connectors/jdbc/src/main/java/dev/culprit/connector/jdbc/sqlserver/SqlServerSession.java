package dev.culprit.connector.jdbc.sqlserver;

import dev.culprit.connector.jdbc.SessionRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A transaction that is rolled back. SQL Server knows no read-only ones: what keeps a query from
/// writing is the login's rights, and whatever it wrote is undone.
final class SqlServerSession implements SessionRules {
    /// How long a server may take to say that it stopped. The driver's own `cancelQueryTimeout` does not
    /// end a wait for the first packet of an answer (seen with 13.6.2).
    private static final Duration GRACE = Duration.ofSeconds(3);

    @Override
    public void begin(Connection connection, Duration timeout) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, millis(timeout.plus(GRACE)));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT " + millis(timeout));
            statement.execute("SET XACT_ABORT ON");
            statement.execute("SET QUOTED_IDENTIFIER ON");
        }
    }

    private static int millis(Duration time) {
        return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
    }
}
