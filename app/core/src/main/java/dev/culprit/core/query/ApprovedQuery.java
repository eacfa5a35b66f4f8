package dev.culprit.core.query;

import dev.culprit.core.source.QueryId;
import java.time.Duration;

/// A query that may run: inspected, approved, limited. Only the [QueryGate] creates one, and a
/// [Connector] runs nothing else.
public final class ApprovedQuery {
    private final QueryId id;
    private final String sql;
    private final RowLimit rowLimit;
    private final Duration timeout;

    ApprovedQuery(QueryId id, String sql, RowLimit rowLimit, Duration timeout) {
        this.id = id;
        this.sql = sql;
        this.rowLimit = rowLimit;
        this.timeout = timeout;
    }

    public QueryId id() {
        return id;
    }

    /// Exactly the text that was inspected and approved.
    public String sql() {
        return sql;
    }

    public RowLimit rowLimit() {
        return rowLimit;
    }

    public Duration timeout() {
        return timeout;
    }

    @Override
    public String toString() {
        return id + ": " + sql;
    }
}
