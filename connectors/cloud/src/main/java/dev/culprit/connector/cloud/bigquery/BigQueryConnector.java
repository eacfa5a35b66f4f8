package dev.culprit.connector.cloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.google.GoogleApi;
import dev.culprit.connector.cloud.query.Questions;
import dev.culprit.connector.cloud.query.RemoteQueries;
import dev.culprit.connector.cloud.query.TableRows;
import dev.culprit.connector.cloud.query.Urls;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Datasets of a BigQuery project. BigQuery has no read-only session, so before each run a dry run
/// must say that the statement is a `SELECT`; that costs nothing.
public final class BigQueryConnector implements Connector {
    static final String LABEL = "BigQuery";

    private static final Duration CATALOG = Duration.ofSeconds(120);
    private static final Duration SHORT = Duration.ofSeconds(20);

    private final SourceId source;
    private final BigQuerySettings settings;
    private final GoogleApi api;
    private final BigQueryJobs jobs;
    private final RemoteQueries queries = new RemoteQueries(LABEL);
    private final Questions questions;

    BigQueryConnector(SourceId source, BigQuerySettings settings, GoogleApi api) {
        this.source = source;
        this.questions = new Questions(source, LABEL);
        this.settings = settings;
        this.api = api;
        this.jobs = new BigQueryJobs(api, settings);
    }

    @Override
    public SourceId source() {
        return source;
    }

    @Override
    public Dialect dialect() {
        return Dialect.BIGQUERY;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.KEYS,
                Capability.ROW_COUNTS,
                Capability.ESTIMATE,
                Capability.GROUPING_SETS,
                Capability.CANCEL,
                Capability.SERVER_TIMEOUT,
                Capability.READ_ONLY_SESSION);
    }

    @Override
    public Schema describe() throws ConnectorException {
        return questions.ask(() ->
                new BigQuerySchema(
                                api, settings.project(), settings.datasets(), Deadline.in(CATALOG))
                        .read());
    }

    @Override
    public CostEstimate estimate(InspectedQuery query) throws ConnectorException {
        long bytes = questions.ask(() -> jobs.dryRun(query.sql(), Deadline.in(SHORT)));
        OptionalLong rows = TableRows.of(query.reads(), describe()).rowsRead();
        return new CostEstimate(rows, OptionalLong.of(bytes));
    }

    @Override
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        return queries.run(
                query,
                (remote, deadline) -> {
                    jobs.dryRun(query.sql(), deadline);
                    return jobs.run(query.sql(), query.rowLimit(), remote, deadline);
                });
    }

    @Override
    public void cancel(QueryId query) {
        queries.cancel(query);
    }

    /// Asks for one dataset, which needs the least of rights.
    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        JsonNode first =
                questions.ask(() ->
                        api.get(
                                "/bigquery/v2/projects/"
                                        + Urls.encoded(settings.project())
                                        + "/datasets?maxResults=1",
                                Deadline.in(SHORT)));
        long millis = (System.nanoTime() - start) / 1_000_000;
        List<String> warnings =
                first.path("datasets").isEmpty()
                        ? List.of("This login sees no dataset of the project.")
                        : List.of();
        return new Check(millis, "BigQuery API v2", warnings);
    }

    @Override
    public void close() {
        if (questions.close()) {
            queries.close();
            api.close();
        }
    }
}
