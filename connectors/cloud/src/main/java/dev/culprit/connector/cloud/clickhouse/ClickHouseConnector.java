package dev.culprit.connector.cloud.clickhouse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.query.Questions;
import dev.culprit.connector.cloud.query.RemoteQueries;
import dev.culprit.connector.cloud.query.RemoteQuery;
import dev.culprit.connector.cloud.query.Rows;
import dev.culprit.connector.cloud.query.TableRows;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A database of a ClickHouse server. Queries run under `readonly = 2`, which refuses writes and
/// changes of that setting, and end at the server by `max_execution_time`.
public final class ClickHouseConnector implements Connector {
    private static final Duration CATALOG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(10);

    private final SourceId source;
    private final String database;
    private final ClickHouseServer server;
    private final RemoteQueries queries = new RemoteQueries(ClickHouseServer.LABEL);
    private final Questions questions;

    ClickHouseConnector(SourceId source, String database, ClickHouseServer server) {
        this.source = source;
        this.questions = new Questions(source, ClickHouseServer.LABEL);
        this.database = database;
        this.server = server;
    }

    @Override
    public SourceId source() {
        return source;
    }

    @Override
    public Dialect dialect() {
        return Dialect.CLICKHOUSE;
    }

    @Override
    public Set<Capability> capabilities() {
        EnumSet<Capability> capabilities =
                EnumSet.of(
                        Capability.ROW_COUNTS,
                        Capability.ESTIMATE,
                        Capability.CANCEL,
                        Capability.READ_ONLY_SESSION);
        if (server.isLimitable()) {
            capabilities.add(Capability.SERVER_TIMEOUT);
        }
        if (server.version().isAtLeast(22, 7)) {
            capabilities.add(Capability.GROUPING_SETS);
            capabilities.add(Capability.FILTER_CLAUSE);
        }
        return capabilities;
    }

    @Override
    public Schema describe() throws ConnectorException {
        return questions.ask(
                () -> new ClickHouseSchema(server, database, Deadline.in(CATALOG)).read());
    }

    /// What the server says it would read; where it does not, all rows of the tables.
    @Override
    public CostEstimate estimate(InspectedQuery query) throws ConnectorException {
        CostEstimate told =
                server.version().isAtLeast(21, 9) ? explained(query) : CostEstimate.UNKNOWN;
        return told.equals(CostEstimate.UNKNOWN) ? TableRows.of(query.reads(), describe()) : told;
    }

    private CostEstimate explained(InspectedQuery query) throws ConnectorException {
        try {
            JsonNode plan =
                    questions.ask(() ->
                            server.query(
                                    "EXPLAIN ESTIMATE " + query.sql(),
                                    name(),
                                    1000,
                                    Deadline.in(SHORT)));
            long rows = 0;
            for (JsonNode part : plan.path("data")) {
                rows += part.path(3).asLong();
            }
            return plan.path("data").isEmpty() ? CostEstimate.UNKNOWN : CostEstimate.ofRows(rows);
        } catch (ConnectorException failure) {
            if (failure.kind() == FailureKind.REJECTED) {
                return CostEstimate.UNKNOWN;
            }
            throw failure;
        }
    }

    @Override
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        return queries.run(query, (remote, deadline) -> run(query, remote, deadline));
    }

    private QueryResult run(ApprovedQuery query, RemoteQuery remote, Deadline deadline)
            throws ConnectorException, InterruptedException {
        String name = name();
        remote.endBy(() -> kill(name));
        JsonNode answer = server.query(query.sql(), name, query.rowLimit().rows() + 1L, deadline);
        if (!answer.has("meta")) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "ClickHouse answers this without rows; it is no query.");
        }
        List<ResultColumn> columns = new ArrayList<>();
        List<ClickHouseType> types = new ArrayList<>();
        for (JsonNode column : answer.path("meta")) {
            ClickHouseType type = ClickHouseType.of(column.path("type").asText());
            types.add(type);
            columns.add(new ResultColumn(column.path("name").asText(), type.dataType()));
        }
        Rows rows = new Rows(columns, query.rowLimit());
        for (JsonNode row : answer.path("data")) {
            List<@Nullable String> cells = new ArrayList<>(types.size());
            for (int i = 0; i < types.size(); i++) {
                cells.add(types.get(i).text(row.path(i)));
            }
            rows.add(cells);
        }
        return rows.result();
    }

    /// The closed connection ends the query too, but only where the server watches for that.
    private void kill(String name) {
        try {
            server.plain(
                    "KILL QUERY WHERE query_id = " + ClickHouseServer.quoted(name) + " ASYNC",
                    Deadline.in(SHORT));
        } catch (ConnectorException | InterruptedException notAllowed) {
            // A login that is read-only may not; then the server's own time-out ends it.
        }
    }

    @Override
    public void cancel(QueryId query) {
        queries.cancel(query);
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        JsonNode settings =
                questions.ask(() ->
                        server.plain(
                                "SELECT name, value FROM system.settings WHERE name = 'readonly'",
                                Deadline.in(SHORT)));
        long millis = (System.nanoTime() - start) / 1_000_000;
        List<String> warnings = new ArrayList<>();
        if (settings.at("/data/0/1").asText().equals("0")) {
            warnings.add(
                    "This login could write. Culprit asks for read-only sessions, but a login with"
                            + " readonly = 2 in its profile cannot write at all.");
        }
        if (!server.version().isAtLeast(23, 6)) {
            warnings.add(
                    "This server tells times in its own time zone; findings are in UTC only if that"
                            + " is UTC.");
        }
        return new Check(millis, "ClickHouse " + server.version().text(), warnings);
    }

    @Override
    public void close() {
        if (questions.close()) {
            queries.close();
            server.close();
        }
    }

    private static String name() {
        return "culprit-" + UUID.randomUUID();
    }
}
