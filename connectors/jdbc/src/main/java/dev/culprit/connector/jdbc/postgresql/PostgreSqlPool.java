package dev.culprit.connector.jdbc.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.culprit.connector.jdbc.SessionPool;
import dev.culprit.connector.kit.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/// A few pooled connections, each lent inside a read-only transaction.
///
/// The order matters: after the first query of a transaction PostgreSQL refuses to make it
/// writable (25001), so one harmless query runs before the text that came from outside.
final class PostgreSqlPool implements SessionPool {
    private static final int MOST_CONNECTIONS = 4;

    private final HikariDataSource pool;

    PostgreSqlPool(DataSource driver, PostgreSqlSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(driver);
        config.setPoolName("culprit-" + settings.database());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Duration.ofSeconds(settings.connectSeconds()).toMillis());
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setRegisterMbeans(false);
        this.pool = new HikariDataSource(config);
    }

    @Override
    public Session begin(Duration timeout) throws SQLException {
        Connection connection = pool.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            statement.execute("SET LOCAL statement_timeout = " + timeout.toMillis());
            statement.execute("SET LOCAL TIME ZONE 'UTC'");
            return new Lent(connection);
        } catch (SQLException failure) {
            giveBack(connection, true);
            throw failure;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private void giveBack(Connection connection, boolean spoilt) throws SQLException {
        try (connection) {
            if (spoilt) {
                pool.evictConnection(connection);
            } else {
                connection.rollback();
            }
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

        /// A connection whose query was stopped is thrown away: the cancel travels on a line of
        /// its own and could hit the next query. One that cannot roll back is lost anyway.
        @Override
        public void end(boolean stopped) throws SQLException {
            try {
                giveBack(connection, stopped);
            } catch (SQLException lost) {
                giveBack(connection, true);
            }
        }
    }
}
