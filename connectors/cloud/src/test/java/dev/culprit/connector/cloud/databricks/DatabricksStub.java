package dev.culprit.connector.cloud.databricks;

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
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Answers as the Statement Execution API does, in form; the SQL runs in DuckDB.
final class DatabricksStub implements AutoCloseable {
    static final String TOKEN = "dapi-good";

    private static final String PATH = "/api/2.0/sql/statements";
    private static final int CHUNK = 40;

    private final DuckDbBackend backend = new DuckDbBackend();
    private final Map<String, CompletableFuture<Answer>> statements = new ConcurrentHashMap<>();
    private final StubServer server = new StubServer(this::answer);

    DatabricksStub() throws SQLException, IOException {}

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
            return Reply.json(
                    403, "{\"error_code\":\"403\",\"message\":\"Invalid access token.\"}");
        }
        String[] parts = request.path().substring(PATH.length()).split("/");
        if (parts.length < 2) {
            return start(Json.lenient(request.body()));
        }
        if (parts.length == 2) {
            return Reply.json(status(parts[1]).toString());
        }
        if (parts[2].equals("cancel")) {
            backend.cancel(parts[1]);
            return Reply.json("{}");
        }
        return Reply.json(chunk(Json.object(), parts[1], Integer.parseInt(parts[4])).toString());
    }

    private Reply start(JsonNode request) {
        if (!request.path("warehouse_id").asText().equals("w1")
                || !request.path("wait_timeout").asText().equals("0s")) {
            return Reply.json(400, "{\"message\":\"no such warehouse\"}");
        }
        String id = UUID.randomUUID().toString();
        CompletableFuture<Answer> statement = new CompletableFuture<>();
        statements.put(id, statement);
        String sql = own(request.path("statement").asText());
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        statement.complete(backend.execute(id, sql));
                    } catch (SQLException failure) {
                        statement.completeExceptionally(failure);
                    }
                });
        return Reply.json("{\"statement_id\":\"" + id + "\",\"status\":{\"state\":\"PENDING\"}}");
    }

    /// What Unity Catalog has and the engine has not.
    private static String own(String sql) {
        if (sql.contains("'FOREIGN KEY'")) {
            return "SELECT 'main', 'orders', 'customer_id', 'main', 'customers', 'customer_id',"
                    + " 'fk_1'";
        }
        return sql.replace("full_data_type", "data_type AS full_data_type")
                .replace("SELECT version()", "SELECT '4.0.0'");
    }

    private ObjectNode status(String id) {
        ObjectNode answer = Json.object().put("statement_id", id);
        CompletableFuture<Answer> statement = statements.get(id);
        if (!statement.isDone()) {
            answer.putObject("status").put("state", "RUNNING");
            return answer;
        }
        if (statement.isCompletedExceptionally()) {
            String words = statement.exceptionNow().getMessage();
            boolean cancelled = words.contains("INTERRUPT");
            ObjectNode status = answer.putObject("status");
            status.put("state", cancelled ? "CANCELED" : "FAILED");
            status.putObject("error").put("error_code", "BAD_REQUEST").put("message", words);
            return answer;
        }
        answer.putObject("status").put("state", "SUCCEEDED");
        Answer done = statement.resultNow();
        ArrayNode columns = answer.putObject("manifest").putObject("schema").putArray("columns");
        for (int i = 0; i < done.names().size(); i++) {
            columns.addObject()
                    .put("name", done.names().get(i))
                    .put("type_text", type(done.types().get(i)));
        }
        chunk(answer.putObject("result"), id, 0);
        return answer;
    }

    private ObjectNode chunk(ObjectNode result, String id, int index) {
        List<List<Object>> all = statements.get(id).resultNow().rows();
        ArrayNode rows = result.putArray("data_array");
        int to = Math.min((index + 1) * CHUNK, all.size());
        for (List<Object> row : all.subList(index * CHUNK, to)) {
            ArrayNode cells = rows.addArray();
            row.forEach(value -> cells.add(text(value)));
        }
        if (to < all.size()) {
            result.put(
                    "next_chunk_internal_link", PATH + "/" + id + "/result/chunks/" + (index + 1));
        }
        return result;
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case LocalDateTime time -> time.toString();
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            case OffsetDateTime time -> time.withOffsetSameInstant(ZoneOffset.UTC).toString();
            default -> value.toString();
        };
    }

    private static String type(String engine) {
        return switch (engine) {
            case "INTEGER" -> "INT";
            case "HUGEINT" -> "DECIMAL(38,0)";
            case "VARCHAR" -> "STRING";
            case "TIMESTAMP" -> "TIMESTAMP_NTZ";
            case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMP";
            default -> engine.toUpperCase(Locale.ROOT);
        };
    }

    @Override
    public void close() throws SQLException {
        backend.close();
        server.close();
    }
}
