package dev.culprit.connector.cloud.spark;

import dev.culprit.connector.cloud.query.Questions;
import dev.culprit.connector.cloud.query.RemoteQueries;
import dev.culprit.connector.cloud.query.RemoteQuery;
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
import java.util.UUID;

/// A Spark cluster. It has no read-only sessions: a text reaches it as part of a larger query, where
/// only queries can stand, and what queries may read is up to the login's rights.
final class SparkConnector implements Connector {
    private static final String LABEL = "Spark";
    private static final Duration CATALOG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofSeconds(30);

    private final SourceId source;
    private final List<String> schemas;
    private final SparkSession session;
    private final SparkQueries asked;
    private final RemoteQueries running = new RemoteQueries(LABEL);
    private final Questions questions;

    /// @param session belongs to the connector from now on
    /// @param schemas empty for the session's own
    SparkConnector(SourceId source, SparkSession session, List<String> schemas) {
        this.source = source;
        this.questions = new Questions(source, LABEL);
        this.schemas = schemas;
        this.session = session;
        this.asked = new SparkQueries(session);
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
                Capability.ROW_COUNTS,
                Capability.ESTIMATE,
                Capability.GROUPING_SETS,
                Capability.FILTER_CLAUSE,
                Capability.CANCEL);
    }

    @Override
    public Schema describe() throws ConnectorException {
        return questions.ask(() -> new SparkCatalogue(asked, schemas, Deadline.in(CATALOG)).read());
    }

    @Override
    public CostEstimate estimate(InspectedQuery query) throws ConnectorException {
        SparkText.requireQuery(query.sql());
        return questions.ask(() -> asked.cost(SparkPlans.query(query.sql()), Deadline.in(SHORT)));
    }

    @Override
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        SparkText.requireQuery(query.sql());
        return running.run(query, (remote, deadline) -> run(query, remote, deadline));
    }

    private QueryResult run(ApprovedQuery query, RemoteQuery remote, Deadline deadline)
            throws ConnectorException, InterruptedException {
        String operation = UUID.randomUUID().toString();
        remote.endBy(() -> asked.end(operation));
        return asked.run(
                SparkPlans.query(query.sql(), beyond(query.rowLimit())),
                query.rowLimit(),
                operation,
                deadline);
    }

    /// The row beyond the limit proves that the result was cut.
    private static int beyond(RowLimit limit) {
        return Math.min(limit.rows(), Integer.MAX_VALUE - 1) + 1;
    }

    @Override
    public void cancel(QueryId query) {
        running.cancel(query);
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        String version = questions.ask(() -> asked.version(Deadline.in(SHORT)));
        return new Check(
                (System.nanoTime() - start) / 1_000_000,
                "Spark " + version,
                List.of(
                        "Spark has no read-only sessions. Give this login the right to read only,"
                                + " where the catalogue or the storage knows rights."));
    }

    @Override
    public void close() {
        if (questions.close()) {
            running.close();
            session.close();
        }
    }
}
