package dev.culprit.connector.cloud.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.cloud.query.Cells;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.connector.cloud.query.RemoteQuery;
import dev.culprit.connector.cloud.query.Rows;
import dev.culprit.connector.cloud.query.Urls;
import dev.culprit.connector.kit.NativeTypes;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.HttpCall;
import dev.culprit.connector.kit.http.HttpService;
import dev.culprit.connector.kit.http.Pause;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Statements at one warehouse: started without waiting, so that their number is known before
/// anything takes long, then asked for until they end.
final class Statements implements AutoCloseable {
    static final String LABEL = "Databricks";

    private static final String PATH = "/api/2.0/sql/statements";
    private static final Duration CANCEL = Duration.ofSeconds(10);

    /// A statement whose start is given up has a number that nobody learns and cannot be cancelled.
    private static final Duration START_GRACE = Duration.ofSeconds(5);

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final URI root;
    private final String token;
    private final String warehouse;
    private final String catalog;
    private final String schema;
    private final HttpService http;

    /// @param root of the workspace, without `/` at its end
    Statements(
            URI root,
            String token,
            String warehouse,
            String catalog,
            String schema,
            boolean allowHttp) {
        this.root = root;
        this.token = token;
        this.warehouse = warehouse;
        this.catalog = catalog;
        this.schema = schema;
        this.http =
                new HttpService(
                        LABEL,
                        new Addresses(allowHttp, Set.of()),
                        answer -> Json.lenient(answer.text()).path("message").asText());
    }

    QueryResult run(String sql, RowLimit limit, RemoteQuery remote, Deadline deadline)
            throws ConnectorException, InterruptedException {
        Deadline start = Deadline.in(deadline.remaining().plus(START_GRACE));
        JsonNode statement = call(HttpCall.json(uri(PATH), request(sql, limit)), start);
        String id = Urls.encoded(statement.path("statement_id").asText());
        remote.endBy(() -> cancel(id));
        return rows(finished(statement, id, deadline), limit, deadline);
    }

    /// A question of our own that nobody cancels.
    QueryResult ask(String sql, RowLimit limit, Deadline deadline)
            throws ConnectorException, InterruptedException {
        JsonNode statement = call(HttpCall.json(uri(PATH), request(sql, limit)), deadline);
        String id = Urls.encoded(statement.path("statement_id").asText());
        return rows(finished(statement, id, deadline), limit, deadline);
    }

    private String request(String sql, RowLimit limit) {
        ObjectNode request =
                Json.object()
                        .put("warehouse_id", warehouse)
                        .put("statement", sql)
                        .put("wait_timeout", "0s")
                        .put("format", "JSON_ARRAY")
                        .put("disposition", "INLINE")
                        .put("row_limit", limit.rows() + 1L);
        if (!catalog.isEmpty()) {
            request.put("catalog", catalog);
        }
        if (!schema.isEmpty()) {
            request.put("schema", schema);
        }
        return request.toString();
    }

    private JsonNode finished(JsonNode started, String id, Deadline deadline)
            throws ConnectorException, InterruptedException {
        JsonNode statement = started;
        Duration wait = FIRST_WAIT;
        while (true) {
            String state = statement.at("/status/state").asText();
            switch (state) {
                case "SUCCEEDED" -> {
                    return statement;
                }
                case "PENDING", "RUNNING" -> {}
                default -> throw failed(state, statement.at("/status/error"));
            }
            if (deadline.passed()) {
                throw http.failures().deadline();
            }
            Pause.REAL.take(wait);
            wait =
                    wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0
                            ? wait.multipliedBy(2)
                            : LONGEST_WAIT;
            statement = call(HttpCall.get(uri(PATH + "/" + id)), deadline);
        }
    }

    private static ConnectorException failed(String state, JsonNode error) {
        String words = error.path("message").asText(state);
        return switch (error.path("error_code").asText()) {
            case "PERMISSION_DENIED", "UNAUTHENTICATED" ->
                    new ConnectorException(
                            FailureKind.AUTH,
                            "Databricks refuses the login or its rights: " + words);
            case "RESOURCE_EXHAUSTED",
                    "TEMPORARILY_UNAVAILABLE",
                    "WORKSPACE_TEMPORARILY_UNAVAILABLE" ->
                    new ConnectorException(FailureKind.THROTTLED, "Databricks is busy: " + words);
            case "DEADLINE_EXCEEDED" -> new ConnectorException(FailureKind.TIMEOUT, words);
            case "INTERNAL_ERROR", "IO_ERROR" ->
                    new ConnectorException(FailureKind.INTERNAL, "Databricks failed: " + words);
            default -> new ConnectorException(FailureKind.REJECTED, words);
        };
    }

    private QueryResult rows(JsonNode statement, RowLimit limit, Deadline deadline)
            throws ConnectorException, InterruptedException {
        List<ResultColumn> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (JsonNode column : statement.at("/manifest/schema/columns")) {
            String type = column.path("type_text").asText();
            types.add(type.toLowerCase(Locale.ROOT));
            columns.add(new ResultColumn(column.path("name").asText(), dataType(type)));
        }
        Rows rows = new Rows(columns, limit);
        JsonNode chunk = statement.path("result");
        while (true) {
            for (JsonNode row : chunk.path("data_array")) {
                rows.add(cells(types, row));
            }
            String next = chunk.path("next_chunk_internal_link").asText();
            if (next.isEmpty() || rows.isFull()) {
                return rows.result();
            }
            if (!next.startsWith(PATH + "/")) {
                throw new ConnectorException(
                        FailureKind.INTERNAL, "Databricks points elsewhere for more rows.");
            }
            chunk = call(HttpCall.get(uri(next)), deadline);
        }
    }

    private static List<@Nullable String> cells(List<String> types, JsonNode row) {
        List<@Nullable String> cells = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            JsonNode cell = row.path(i);
            boolean absent = cell.isNull() || cell.isMissingNode();
            cells.add(absent ? null : text(types.get(i), cell.asText()));
        }
        return cells;
    }

    private static String text(String type, String value) {
        return switch (type) {
            case "double" -> Cells.floating(value);
            case "float" -> Cells.floating32(value);
            case "timestamp" -> Cells.instant(value);
            case "timestamp_ntz" -> Cells.timestamp(value);
            case "binary" -> Cells.base64(value);
            default -> type.startsWith("decimal") ? Cells.decimal(value) : value;
        };
    }

    static DataType dataType(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "byte", "short", "long" -> DataType.INTEGER;
            case "timestamp_ntz", "timestamp_ltz" -> DataType.TIMESTAMP;
            case "variant" -> DataType.JSON;
            default -> type.startsWith("array") ? DataType.OTHER : NativeTypes.dataType(type);
        };
    }

    private JsonNode call(HttpCall call, Deadline deadline)
            throws ConnectorException, InterruptedException {
        return Json.read(LABEL, http.ok(call.bearer(token), deadline));
    }

    private URI uri(String path) {
        return URI.create(root + path);
    }

    private void cancel(String id) {
        try {
            HttpCall call = HttpCall.json(uri(PATH + "/" + id + "/cancel"), "{}").bearer(token);
            http.send(call.repeatable(true), Deadline.in(CANCEL));
        } catch (ConnectorException | InterruptedException failed) {
            // The warehouse has a time-out of its own.
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
