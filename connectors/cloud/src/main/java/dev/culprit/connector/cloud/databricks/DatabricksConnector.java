package dev.culprit.connector.cloud.databricks;

import dev.culprit.connector.cloud.query.Questions;
import dev.culprit.connector.cloud.query.RemoteQueries;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A catalog of a Databricks workspace, read through one of its SQL warehouses. Databricks has no
/// read-only sessions: what the gate lets through is held by the rights of the token alone.
public final class DatabricksConnector implements Connector {
    private static final Duration CATALOG = Duration.ofMinutes(5);
    private static final Duration CHECK = Duration.ofMinutes(3);

    private final SourceId source;
    private final String schema;
    private final Statements statements;
    private final RemoteQueries queries = new RemoteQueries(Statements.LABEL);
    private final Questions questions;

    DatabricksConnector(SourceId source, String schema, Statements statements) {
        this.source = source;
        this.questions = new Questions(source, Statements.LABEL);
        this.schema = schema;
        this.statements = statements;
    }

    @Override
    public SourceId source() {
        return source;
    }

    @Override
    public Dialect dialect() {
        return Dialect.SPARK;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.KEYS,
                Capability.GROUPING_SETS,
                Capability.FILTER_CLAUSE,
                Capability.CANCEL);
    }

    @Override
    public Schema describe() throws ConnectorException {
        return questions.ask(
                () -> new UnityCatalog(statements, schema, Deadline.in(CATALOG)).read());
    }

    @Override
    public CostEstimate estimate(InspectedQuery query) {
        return CostEstimate.UNKNOWN;
    }

    @Override
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        return queries.run(
                query,
                (remote, deadline) ->
                        statements.run(query.sql(), query.rowLimit(), remote, deadline));
    }

    @Override
    public void cancel(QueryId query) {
        queries.cancel(query);
    }

    /// May take minutes: a warehouse that sleeps is woken.
    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        QueryResult version =
                questions.ask(() ->
                        statements.ask(
                                "SELECT version() AS version",
                                new RowLimit(1),
                                Deadline.in(CHECK)));
        return new Check(
                (System.nanoTime() - start) / 1_000_000,
                "Databricks, Spark " + version.text(0, "version").orElse("unknown"),
                List.of(
                        "Databricks has no read-only sessions. Give the token's owner SELECT rights"
                                + " only."));
    }

    @Override
    public void close() {
        if (questions.close()) {
            queries.close();
            statements.close();
        }
    }
}
