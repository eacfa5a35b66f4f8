package dev.culprit.connector.kit.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.JdbcQueryRunner;
import dev.culprit.connector.kit.Session;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector.Check;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TableUse;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.duckdb.DuckDBConnection;

/// A locked database that answers queries: what all connectors on the embedded engine share.
public final class LockedDatabase implements AutoCloseable {
    private final SourceId source;
    private final DuckDbFailures failures;
    private final ReadOnlyPool pool;
    private final JdbcQueryRunner runner;
    private final SingleSelect secondOpinion = new SingleSelect();
    private volatile boolean closed;

    /// @param root opened by [DuckDb#openLocked]; closed with this
    public LockedDatabase(SourceId source, DuckDBConnection root, DuckDbFailures failures) {
        this.source = source;
        this.failures = failures;
        this.pool = new ReadOnlyPool(root);
        this.runner = new JdbcQueryRunner(pool, failures);
    }

    /// The engine's own opinion of a text: exactly one query, else `REJECTED`.
    ///
    /// @return the engine's JSON of the query
    public JsonNode requireSingleSelect(String sql) throws ConnectorException {
        refuseWhenClosed();
        try {
            Session session = pool.begin(Duration.ZERO);
            try {
                return secondOpinion.require(session.connection(), sql);
            } finally {
                session.end(false);
            }
        } catch (SQLException failure) {
            throw failures.of(failure);
        }
    }

    /// Runs a query that [#requireSingleSelect] let pass.
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        refuseWhenClosed();
        return runner.run(query);
    }

    public void cancel(QueryId query) {
        runner.cancel(query);
    }

    /// The rows of every table it names: without indexes, a query reads its tables whole.
    public CostEstimate estimate(Schema schema, InspectedQuery query) throws ConnectorException {
        refuseWhenClosed();
        long rows = 0;
        for (TableUse use : query.reads()) {
            OptionalLong known =
                    schema.table(use.table()).map(Table::rows).orElse(OptionalLong.empty());
            if (known.isEmpty()) {
                return CostEstimate.UNKNOWN;
            }
            rows += known.getAsLong();
        }
        return CostEstimate.ofRows(rows);
    }

    public Check check(List<String> warnings) throws ConnectorException {
        refuseWhenClosed();
        long start = System.nanoTime();
        try (Connection connection = pool.duplicate();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version()")) {
            row.next();
            String version = "DuckDB " + row.getString(1);
            return new Check((System.nanoTime() - start) / 1_000_000, version, warnings);
        } catch (SQLException failure) {
            throw failures.of(failure);
        }
    }

    public void refuseWhenClosed() throws ConnectorException {
        if (closed) {
            throw new ConnectorException(FailureKind.UNREACHABLE, source + " was closed.");
        }
    }

    @Override
    public void close() {
        closed = true;
        runner.close();
        pool.close();
    }
}
