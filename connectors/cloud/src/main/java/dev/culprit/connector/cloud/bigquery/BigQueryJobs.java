package dev.culprit.connector.cloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.cloud.google.GoogleApi;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.connector.cloud.query.RemoteQuery;
import dev.culprit.connector.cloud.query.Rows;
import dev.culprit.connector.cloud.query.Urls;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runs queries as jobs: a dry run first, which says what the statement is and what it would read,
/// then the query with a limit on what may be billed.
final class BigQueryJobs {
    private static final int PAGE = 10_000;
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long WAIT_MILLIS = 5_000;
    private static final Duration CANCEL = Duration.ofSeconds(10);

    /// A job whose start is given up has a name that nobody learns and cannot be cancelled.
    private static final Duration START_GRACE = Duration.ofSeconds(5);

    private final GoogleApi api;
    private final BigQuerySettings settings;
    private final String jobs;
    private final String queries;

    BigQueryJobs(GoogleApi api, BigQuerySettings settings) {
        this.api = api;
        this.settings = settings;
        String project = "/bigquery/v2/projects/" + Urls.encoded(settings.project());
        this.jobs = project + "/jobs";
        this.queries = project + "/queries";
    }

    /// Bytes the query would read.
    ///
    /// @throws ConnectorException `REJECTED` unless BigQuery reads it as a single `SELECT`
    long dryRun(String sql, Deadline deadline) throws ConnectorException, InterruptedException {
        ObjectNode body = Json.object();
        ObjectNode configuration = body.putObject("configuration").put("dryRun", true);
        ObjectNode query = configuration.putObject("query").put("query", sql);
        query.put("useLegacySql", false);
        addDataset(query);
        if (!settings.location().isEmpty()) {
            body.putObject("jobReference")
                    .put("projectId", settings.project())
                    .put("location", settings.location());
        }
        JsonNode statistics = api.post(jobs, body, true, deadline).path("statistics");
        String type = statistics.at("/query/statementType").asText("nothing it names");
        if (!type.equals("SELECT")) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    "BigQuery reads this as " + type + "; only a single SELECT is run.");
        }
        return statistics.path("totalBytesProcessed").asLong();
    }

    QueryResult run(String sql, RowLimit limit, RemoteQuery remote, Deadline deadline)
            throws ConnectorException, InterruptedException {
        int page = Math.min(PAGE, limit.rows() + 1);
        Deadline start = Deadline.in(deadline.remaining().plus(START_GRACE));
        JsonNode answer = api.post(queries, request(sql, page, deadline), true, start);
        JsonNode job = answer.path("jobReference");
        String id = Urls.encoded(job.path("jobId").asText());
        String where = Urls.encoded(job.path("location").asText());
        remote.endBy(() -> cancel(id, where));
        String path = queries + "/" + id + "?location=" + where + "&maxResults=" + page;
        while (!answer.path("jobComplete").asBoolean()) {
            answer = api.get(path + results(wait(WAIT_MILLIS, deadline)), deadline);
        }
        return rows(answer, path, limit, deadline);
    }

    private ObjectNode request(String sql, int page, Deadline deadline) {
        ObjectNode request =
                Json.object()
                        .put("query", sql)
                        .put("useLegacySql", false)
                        .put("maxResults", page)
                        .put("timeoutMs", wait(FIRST_WAIT_MILLIS, deadline))
                        .put("jobTimeoutMs", Long.toString(deadline.remaining().toMillis()))
                        .put("maximumBytesBilled", Long.toString(settings.mostBytesBilled()))
                        .put("requestId", UUID.randomUUID().toString());
        request.putObject("formatOptions").put("useInt64Timestamp", true);
        if (!settings.location().isEmpty()) {
            request.put("location", settings.location());
        }
        addDataset(request);
        return request;
    }

    private void addDataset(ObjectNode query) {
        if (settings.datasets().size() == 1) {
            query.putObject("defaultDataset")
                    .put("projectId", settings.project())
                    .put("datasetId", settings.datasets().getFirst());
        }
    }

    private static long wait(long most, Deadline deadline) {
        return Math.clamp(deadline.remaining().toMillis(), 1, most);
    }

    private static String results(long waitMillis) {
        return "&timeoutMs=" + waitMillis + "&formatOptions.useInt64Timestamp=true";
    }

    private QueryResult rows(JsonNode first, String path, RowLimit limit, Deadline deadline)
            throws ConnectorException, InterruptedException {
        List<BigQueryField> fields = BigQueryField.all(first.path("schema"));
        Rows rows =
                new Rows(
                        fields.stream()
                                .map(field -> new ResultColumn(field.name(), field.dataType()))
                                .toList(),
                        limit);
        JsonNode page = first;
        while (true) {
            for (JsonNode row : page.path("rows")) {
                rows.add(cells(fields, row.path("f")));
            }
            String next = page.path("pageToken").asText();
            if (next.isEmpty() || rows.isFull()) {
                return rows.result();
            }
            String token = "&pageToken=" + Urls.encoded(next);
            page = api.get(path + token + results(wait(WAIT_MILLIS, deadline)), deadline);
        }
    }

    private static List<@Nullable String> cells(List<BigQueryField> fields, JsonNode row) {
        List<@Nullable String> cells = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            cells.add(fields.get(i).text(row.path(i).path("v")));
        }
        return cells;
    }

    private void cancel(String id, String where) {
        try {
            api.post(
                    jobs + "/" + id + "/cancel?location=" + where,
                    Json.object(),
                    true,
                    Deadline.in(CANCEL));
        } catch (ConnectorException | InterruptedException failed) {
            // The job has a time-out of its own and a limit on what it may cost.
        }
    }
}
