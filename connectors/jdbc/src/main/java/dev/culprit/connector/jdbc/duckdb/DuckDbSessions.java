package dev.culprit.connector.jdbc.duckdb;

import dev.culprit.connector.jdbc.SessionPool;
import dev.culprit.connector.kit.Session;
import dev.culprit.connector.kit.duckdb.ReadOnlyPool;
import java.sql.SQLException;
import java.time.Duration;

/// The kit's pool as the general connector takes it.
record DuckDbSessions(ReadOnlyPool pool) implements SessionPool {
    @Override
    public Session begin(Duration timeout) throws SQLException {
        return pool.begin(timeout);
    }

    @Override
    public void close() {
        pool.close();
    }
}
