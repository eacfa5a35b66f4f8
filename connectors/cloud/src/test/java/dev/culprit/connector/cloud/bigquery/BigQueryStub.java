package dev.culprit.connector.cloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.cloud.query.DuckDbBackend;
import dev.culprit.connector.cloud.query.DuckDbBackend.Answer;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.connector.kit.http.StubServer.Request;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Answers as BigQuery's API does, in form: project `acme`, dataset `shop`; the SQL runs in DuckDB.
final class BigQueryStub implements AutoCloseable {
    static final String TOKEN = "good-token";

    private static final int PAGE = 40;

    private final DuckDbBackend backend = new DuckDbBackend();
    private final Map<String, CompletableFuture<Answer>> jobs = new ConcurrentHashMap<>();
    private final StubServer server = new StubServer(this::answer);

    BigQueryStub() throws SQLException, IOException {}

    String endpoint() {
        return "http://" + server.host();
    }

    DuckDbBackend backend() {
        return backend;
    }

    List<Request> requests() {
        return server.requests();
    }

    private Reply answer(Request request) throws Exception {
        if (!request.header("authorization").equals("Bearer " + TOKEN)) {
            return error(401, "authError", "Request had invalid authentication credentials.");
        }
        String path = request.path().replace("/bigquery/v2/projects/acme", "");
        if (path.equals("/datasets")) {
            return Reply.json("{\"datasets\":[{\"datasetReference\":{\"datasetId\":\"shop\"}}]}");
        }
        if (path.equals("/datasets/shop/tables")) {
            return tables(request);
        }
        if (path.startsWith("/datasets/shop/tables/")) {
            return Reply.json(table(path.substring(path.lastIndexOf('/') + 1)));
        }
        if (path.equals("/jobs")) {
            return dryRun(Json.lenient(request.body()).path("configuration"));
        }
        if (path.equals("/queries")) {
            return start(Json.lenient(request.body()));
        }
        if (path.startsWith("/queries/")) {
            return results(path.substring("/queries/".length()), query(request));
        }
        if (path.matches("/jobs/.*/cancel")) {
            backend.cancel(path.split("/")[2]);
            return Reply.json("{}");
        }
        return error(404, "notFound", "Not found: " + request.path());
    }

    private static Reply tables(Request request) {
        boolean second = request.query().contains("pageToken=2");
        String table = second ? "customers" : "orders";
        String more = second ? "" : ",\"nextPageToken\":\"2\"";
        return Reply.json(
                "{\"tables\":[{\"tableReference\":{\"tableId\":\"" + table + "\"}}]" + more + "}");
    }

    private String table(String name) throws SQLException {
        Answer columns =
                backend.execute(
                        UUID.randomUUID().toString(),
                        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '"
                                + name
                                + "' ORDER BY column_index");
        Answer count = backend.execute(name, "SELECT count(*) FROM " + name);
        ObjectNode table = Json.object().put("type", "TABLE");
        table.put("numRows", count.rows().getFirst().getFirst().toString());
        ArrayNode fields = table.putObject("schema").putArray("fields");
        for (List<Object> row : columns.rows()) {
            fields.addObject()
                    .put("name", row.get(0).toString())
                    .put("type", legacyType(type(row.get(1).toString())));
        }
        ObjectNode constraints = table.putObject("tableConstraints");
        boolean orders = name.equals("orders");
        constraints
                .putObject("primaryKey")
                .putArray("columns")
                .add(orders ? "order_id" : "customer_id");
        if (orders) {
            ObjectNode key = constraints.putArray("foreignKeys").addObject();
            key.putObject("referencedTable").put("datasetId", "shop").put("tableId", "customers");
            key.putArray("columnReferences")
                    .addObject()
                    .put("referencingColumn", "customer_id")
                    .put("referencedColumn", "customer_id");
        }
        return table.toString();
    }

    private Reply dryRun(JsonNode configuration) throws SQLException {
        String sql = configuration.at("/query/query").asText();
        boolean select = backend.isSelect(sql);
        if (select) {
            try {
                backend.execute(UUID.randomUUID().toString(), "EXPLAIN " + sql);
            } catch (SQLException invalid) {
                return error(400, "invalidQuery", invalid.getMessage());
            }
        }
        String type = sql.strip().split("\\s+")[0].toUpperCase(Locale.ROOT);
        String told = select ? "SELECT" : sql.contains(";") ? "SCRIPT" : type;
        return Reply.json(
                "{\"statistics\":{\"totalBytesProcessed\":\"4096\",\"query\":{\"statementType\":\""
                        + told
                        + "\"}}}");
    }

    private Reply start(JsonNode request) throws Exception {
        if (request.path("useLegacySql").asBoolean(true)
                || request.path("maximumBytesBilled").asLong() <= 0
                || !request.at("/formatOptions/useInt64Timestamp").asBoolean()) {
            return error(400, "invalid", "the request lacks what it must have");
        }
        String id = "job-" + UUID.randomUUID();
        String sql = request.path("query").asText();
        CompletableFuture<Answer> job = new CompletableFuture<>();
        jobs.put(id, job);
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        job.complete(backend.execute(id, sql));
                    } catch (SQLException failure) {
                        job.completeExceptionally(failure);
                    }
                });
        return results(
                id,
                Map.of(
                        "maxResults", request.path("maxResults").asText(),
                        "timeoutMs", request.path("timeoutMs").asText()));
    }

    private Reply results(String id, Map<String, String> query) throws Exception {
        ObjectNode answer = Json.object();
        answer.putObject("jobReference")
                .put("projectId", "acme")
                .put("jobId", id)
                .put("location", "EU");
        try {
            long wait = Long.parseLong(query.getOrDefault("timeoutMs", "1000"));
            Answer done = jobs.get(id).get(wait, TimeUnit.MILLISECONDS);
            int from = Integer.parseInt(query.getOrDefault("pageToken", "0"));
            int size = Math.min(PAGE, Integer.parseInt(query.get("maxResults")));
            rows(answer, done, from, Math.min(from + size, done.rows().size()));
        } catch (TimeoutException running) {
            answer.put("jobComplete", false);
        } catch (ExecutionException | CompletionException failed) {
            boolean stopped = failed.getMessage().contains("INTERRUPT");
            return stopped
                    ? error(400, "stopped", "Job execution was cancelled: User requested it")
                    : error(400, "invalidQuery", failed.getCause().getMessage());
        }
        return Reply.json(answer.toString());
    }

    private static void rows(ObjectNode answer, Answer done, int from, int to) {
        answer.put("jobComplete", true).put("totalRows", Integer.toString(done.rows().size()));
        ArrayNode fields = answer.putObject("schema").putArray("fields");
        for (int i = 0; i < done.names().size(); i++) {
            fields.addObject()
                    .put("name", done.names().get(i))
                    .put("type", legacyType(type(done.types().get(i))))
                    .put("mode", "NULLABLE");
        }
        ArrayNode rows = answer.putArray("rows");
        for (List<Object> row : done.rows().subList(from, to)) {
            ArrayNode cells = rows.addObject().putArray("f");
            for (Object value : row) {
                cells.addObject().put("v", text(value));
            }
        }
        if (to < done.rows().size()) {
            answer.put("pageToken", Integer.toString(to));
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case LocalDateTime time -> time.toString();
            case OffsetDateTime time ->
                    Long.toString(time.toEpochSecond() * 1_000_000 + time.getNano() / 1000);
            default -> value.toString();
        };
    }

    private static String type(String engine) {
        return switch (engine) {
            case "INTEGER", "BIGINT", "HUGEINT" -> "INT64";
            case "DOUBLE" -> "FLOAT64";
            case "BOOLEAN" -> "BOOL";
            case "TIMESTAMP" -> "DATETIME";
            case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMP";
            case "DATE", "TIME" -> engine;
            default -> engine.startsWith("DECIMAL") ? "NUMERIC" : "STRING";
        };
    }

    private static String legacyType(String type) {
        return switch (type) {
            case "INT64" -> "INTEGER";
            case "FLOAT64" -> "FLOAT";
            case "BOOL" -> "BOOLEAN";
            default -> type;
        };
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new ConcurrentHashMap<>();
        for (String part : request.query().split("&")) {
            String[] both = part.split("=", 2);
            query.put(both[0], both[1]);
        }
        return query;
    }

    private static Reply error(int status, String reason, String message) {
        ObjectNode error = Json.object();
        ObjectNode body = error.putObject("error").put("code", status).put("message", message);
        body.putArray("errors").addObject().put("reason", reason).put("message", message);
        return Reply.json(status, error.toString());
    }

    @Override
    public void close() throws SQLException {
        backend.close();
        server.close();
    }
}
