package dev.culprit.connector.jdbc.trino;

import dev.culprit.connector.jdbc.SessionRules;
import io.trino.jdbc.TrinoConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// The driver begins a transaction with the first statement after the last one ended, and says
/// `READ ONLY` there when its switch is set. Without a transaction the switch means nothing, so the
/// pool's connections never commit by themselves.
///
/// The deadline is the server's `query_max_run_time`, which the driver sends with each query, our own
/// questions among them.
final class TrinoSession implements SessionRules {
    @Override
    public void begin(Connection connection, Duration timeout) throws SQLException {
        if (connection.getAutoCommit() || !connection.isReadOnly()) {
            throw new SQLException("The connection would write", "25006");
        }
        connection
                .unwrap(TrinoConnection.class)
                .setSessionProperty("query_max_run_time", timeout.toMillis() + "ms");
    }
}
