package dev.culprit.connector.kit.duckdb;

import dev.culprit.connector.kit.Session;
import dev.culprit.connector.kit.Sessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.duckdb.DuckDBConnection;

/// Connections to one open database, duplicated as needed, a few kept for the next query.
public final class ReadOnlyPool implements Sessions, AutoCloseable {
    private static final int MOST_IDLE = 4;

    private final DuckDBConnection root;
    private volatile boolean closed;
    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>(MOST_IDLE);

    public ReadOnlyPool(DuckDBConnection root) {
        this.root = root;
    }

    @Override
    public Session begin(Duration timeout) throws SQLException {
        Connection connection = take();
        execute(connection, "BEGIN TRANSACTION READ ONLY");
        return new Lent(connection);
    }

    /// A connection outside the pool, for the connector's own questions; the caller closes it.
    public Connection duplicate() throws SQLException {
        return root.duplicate();
    }

    @Override
    public void close() {
        closed = true;
        Connection next = idle.poll();
        while (next != null) {
            closeQuietly(next);
            next = idle.poll();
        }
        closeQuietly(root);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // Nothing is left to release.
        }
    }

    private Connection take() throws SQLException {
        Connection spare = idle.poll();
        return spare == null ? root.duplicate() : spare;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private final class Lent implements Session {
        private final Connection connection;

        Lent(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void end(boolean stopped) {
            boolean spoilt = stopped || closed || !rolledBack();
            if (spoilt || !idle.offer(connection)) {
                closeQuietly(connection);
            }
        }

        private boolean rolledBack() {
            try {
                execute(connection, "ROLLBACK");
                return true;
            } catch (SQLException lost) {
                return false;
            }
        }
    }
}
