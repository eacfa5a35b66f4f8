package dev.culprit.connector.jdbc;

import dev.culprit.connector.kit.JdbcQueryRunner;
import dev.culprit.connector.kit.Session;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/// A database behind a JDBC driver. The connector's own questions about schema, cost and login take
/// the same read-only sessions as the queries.
public final class SqlConnector implements Connector {
    private static final Duration OWN_QUESTIONS = Duration.ofSeconds(30);

    private final SourceId source;
    private final SqlDialect dialect;
    private final SessionPool pool;
    private final JdbcQueryRunner runner;
    private volatile Schema lastSchema = new Schema(List.of());
    private volatile boolean closed;

    /// @param pool belongs to the connector from now on
    public SqlConnector(SourceId source, SqlDialect dialect, SessionPool pool) {
        this.source = source;
        this.dialect = dialect;
        this.pool = pool;
        this.runner = new JdbcQueryRunner(pool, dialect, dialect::column);
    }

    /// Connects once, so that a wrong password is told now and not by the first query.
    ///
    /// @throws ConnectorException `AUTH` for the login, `UNREACHABLE` for host or database
    public static Connector open(
            SourceId source,
            SqlDialect dialect,
            DataSource driver,
            Duration connect,
            SessionRules rules)
            throws ConnectorException {
        try (Connection first = driver.getConnection()) {
            first.getMetaData();
        } catch (SQLException failure) {
            throw dialect.of(failure);
        }
        return new SqlConnector(
                source,
                dialect,
                new PooledSessions(driver, source.value().replace(':', '-'), connect, rules));
    }

    @Override
    public SourceId source() {
        return source;
    }

    @Override
    public Dialect dialect() {
        return dialect.dialect();
    }

    @Override
    public Set<Capability> capabilities() {
        return dialect.capabilities();
    }

    @Override
    public Schema describe() throws ConnectorException {
        lastSchema = ask(dialect::describe);
        return lastSchema;
    }

    @Override
    public CostEstimate estimate(InspectedQuery query) throws ConnectorException {
        dialect.requireSingleQuery(query.sql());
        return ask(connection -> dialect.estimate(connection, query, lastSchema));
    }

    @Override
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        refuseWhenClosed();
        dialect.requireSingleQuery(query.sql());
        return runner.run(query);
    }

    @Override
    public void cancel(QueryId query) {
        runner.cancel(query);
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        String version = ask(dialect::version);
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Check(millis, version, ask(dialect::warnings));
    }

    @Override
    public void close() {
        closed = true;
        runner.close();
        pool.close();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) throws ConnectorException {
        refuseWhenClosed();
        try {
            Session session = pool.begin(OWN_QUESTIONS);
            try {
                return question.ask(session.connection());
            } finally {
                session.end(false);
            }
        } catch (SQLException failure) {
            throw dialect.of(failure);
        }
    }

    private void refuseWhenClosed() throws ConnectorException {
        if (closed) {
            throw new ConnectorException(FailureKind.UNREACHABLE, source + " was closed.");
        }
    }
}
