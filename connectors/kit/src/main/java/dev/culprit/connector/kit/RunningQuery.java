package dev.culprit.connector.kit;

import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.QueryResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A query on its worker thread and the ways to end it from outside.
final class RunningQuery {
    /// Why a query was ended from outside.
    enum Stop {
        CANCEL,
        DEADLINE
    }

    private final ApprovedQuery query;
    private final ColumnReader.Choice columns;
    private @Nullable Statement live;
    private volatile @Nullable Stop stop;

    RunningQuery(ApprovedQuery query, ColumnReader.Choice columns) {
        this.query = query;
        this.columns = columns;
    }

    @Nullable Stop stopped() {
        return stop;
    }

    QueryResult execute(Sessions sessions) throws SQLException {
        refuseWhenStopped();
        Session session = sessions.begin(query.timeout());
        try (Statement statement = session.connection().createStatement()) {
            try {
                start(statement);
                try (ResultSet rows = statement.executeQuery(query.sql())) {
                    return new ResultReader(rows, columns).read(query.rowLimit());
                }
            } finally {
                finish();
            }
        } finally {
            session.end(stop != null);
        }
    }

    private void start(Statement statement) throws SQLException {
        statement.setQueryTimeout(seconds(query.timeout()));
        statement.setMaxRows(query.rowLimit().rows() + 1);
        statement.setFetchSize(Math.min(query.rowLimit().rows() + 1, 10_000));
        synchronized (this) {
            live = statement;
        }
        refuseWhenStopped();
    }

    /// From here on a cancel would hit whatever the connection does next.
    private synchronized void finish() {
        live = null;
    }

    /// Ends the query; the first reason stays.
    synchronized void stop(Stop reason) {
        if (stop == null) {
            stop = reason;
        }
        nudge();
    }

    /// Drivers forget a cancel that comes a moment before the query starts, hence the repetition.
    synchronized void nudge() {
        if (live == null) {
            return;
        }
        try {
            live.cancel();
        } catch (SQLException alreadyEnding) {
            // The next nudge tries again; the worker reports what really happened.
        }
    }

    private void refuseWhenStopped() throws SQLException {
        if (stop != null) {
            throw new SQLException("Stopped before it began");
        }
    }

    private static int seconds(Duration timeout) {
        return Math.clamp((timeout.toMillis() + 999) / 1000, 1, Integer.MAX_VALUE);
    }
}
