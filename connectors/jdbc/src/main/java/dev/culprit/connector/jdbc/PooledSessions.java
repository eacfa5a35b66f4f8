package dev.culprit.connector.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.culprit.connector.kit.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// A few pooled connections, each lent inside one session after an engine's rules.
public final class PooledSessions implements SessionPool {
    private static final int MOST_CONNECTIONS = 4;

    private final HikariDataSource pool;
    private final SessionRules rules;

    /// @param connect how long to wait for a connection
    public PooledSessions(DataSource driver, String name, Duration connect, SessionRules rules) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(driver);
        config.setPoolName("culprit-" + name);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(connect.toMillis());
        config.setAutoCommit(rules.beginsItself());
        config.setReadOnly(rules.readOnlySwitch());
        config.setRegisterMbeans(false);
        this.pool = new HikariDataSource(config);
        this.rules = rules;
    }

    @Override
    public Session begin(Duration timeout) throws SQLException {
        Connection connection = pool.getConnection();
        try {
            rules.begin(connection, timeout);
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
                rules.end(connection);
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
