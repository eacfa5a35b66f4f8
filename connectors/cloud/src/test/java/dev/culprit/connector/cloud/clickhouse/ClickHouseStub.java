package dev.culprit.connector.cloud.clickhouse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.cloud.query.DuckDbBackend;
import dev.culprit.connector.cloud.query.DuckDbBackend.Answer;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.connector.kit.http.StubServer.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers as a ClickHouse server of 2024 does, in form; the SQL runs in DuckDB.
final class ClickHouseStub implements AutoCloseable {
    static final String USER = "reader";
    static final String PASSWORD = "secret";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private final DuckDbBackend backend = new DuckDbBackend();
    private final StubServer server = new StubServer(this::answer);

    ClickHouseStub() throws SQLException, IOException {}

    String endpoint() {
        return "http://" + server.host();
    }

    DuckDbBackend backend() {
        return backend;
    }

    List<Request> requests() {
        return server.requests();
    }

    private Reply answer(Request request) throws SQLException {
        boolean known =
                request.header("x-clickhouse-user").equals(USER)
                        && request.header("x-clickhouse-key").equals(PASSWORD);
        if (!known) {
            return error(403, 516, "reader: Authentication failed: password is incorrect");
        }
        Map<String, String> settings = settings(request);
        String sql = request.body();
        if (sql.startsWith("KILL QUERY WHERE query_id = '")) {
            backend.cancel(sql.split("'")[1]);
            return Reply.json("");
        }
        if (settings.getOrDefault("readonly", "0").equals("2") && !isRead(sql)) {
            return error(500, 164, "default: Cannot execute query in readonly mode");
        }
        try {
            return Reply.json(
                    json(backend.execute(settings.getOrDefault("query_id", sql), own(sql))));
        } catch (SQLException failure) {
            boolean killed = failure.getMessage().contains("INTERRUPT");
            return killed
                    ? error(500, 394, "Query was cancelled")
                    : error(404, 47, failure.getMessage());
        }
    }

    private boolean isRead(String sql) throws SQLException {
        return sql.startsWith("EXPLAIN ESTIMATE")
                || sql.contains("system.")
                || backend.isSelect(sql);
    }

    /// The server's own tables and functions in the engine's words.
    private static String own(String sql) {
        if (sql.equals("SELECT version()")) {
            return "SELECT '24.8.4.13' AS \"version()\"";
        }
        if (sql.startsWith("EXPLAIN ESTIMATE")) {
            return "SELECT 'default', 'orders', 1, count(*), 1 FROM orders";
        }
        if (sql.contains("FROM system.tables")) {
            return "SELECT table_name, estimated_size FROM duckdb_tables()";
        }
        if (sql.contains("FROM system.columns")) {
            return "SELECT table_name, column_name, data_type AS native FROM duckdb_columns()"
                    + " WHERE NOT internal ORDER BY table_name, column_index";
        }
        return sql.contains("FROM system.settings") ? "SELECT 'readonly', '0'" : sql;
    }

    private static String json(Answer answer) {
        ObjectNode json = Json.object();
        ArrayNode meta = json.putArray("meta");
        for (int i = 0; i < answer.names().size(); i++) {
            meta.addObject()
                    .put("name", answer.names().get(i))
                    .put("type", type(answer.types().get(i)));
        }
        ArrayNode data = json.putArray("data");
        for (List<Object> row : answer.rows()) {
            ArrayNode cells = data.addArray();
            for (int i = 0; i < row.size(); i++) {
                boolean isType = answer.names().get(i).equals("native");
                put(cells, isType ? type(String.valueOf(row.get(i))) : row.get(i));
            }
        }
        return json.put("rows", answer.rows().size()).toString();
    }

    private static void put(ArrayNode cells, Object value) {
        switch (value) {
            case null -> cells.addNull();
            case Boolean truth -> cells.add(truth);
            case Integer number -> cells.add(number);
            case Long number -> cells.add(number.toString());
            case BigInteger number -> cells.add(number.toString());
            case Double number -> cells.add(new BigDecimal(number.toString()));
            case BigDecimal number -> cells.add(number.stripTrailingZeros());
            case LocalDateTime time -> cells.add(TIME.format(time));
            case OffsetDateTime time ->
                    cells.add(TIME.format(time.atZoneSameInstant(ZoneId.of("Europe/Berlin"))));
            default -> cells.add(value.toString());
        }
    }

    private static String type(String engine) {
        if (engine.startsWith("DECIMAL")) {
            return "Nullable(Decimal" + engine.substring(7).replace(",", ", ") + ")";
        }
        return switch (engine) {
            case "INTEGER" -> "Int32";
            case "BIGINT" -> "Nullable(Int64)";
            case "HUGEINT" -> "Int128";
            case "DOUBLE" -> "Float64";
            case "BOOLEAN" -> "Nullable(Bool)";
            case "TIMESTAMP" -> "DateTime64(6, 'UTC')";
            case "TIMESTAMP WITH TIME ZONE" -> "DateTime64(6, 'Europe/Berlin')";
            case "DATE" -> "Date32";
            case "TIME" -> "Time64(6)";
            default -> "LowCardinality(Nullable(String))";
        };
    }

    private static Map<String, String> settings(Request request) {
        Map<String, String> settings = new HashMap<>();
        for (String part : request.query().split("&")) {
            String[] both = part.split("=", 2);
            settings.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return settings;
    }

    private static Reply error(int status, int code, String words) {
        return Reply.of(
                status,
                Map.of("X-ClickHouse-Exception-Code", Integer.toString(code)),
                "Code: " + code + ". DB::Exception: " + words + " (version 24.8.4.13)");
    }

    @Override
    public void close() throws SQLException {
        backend.close();
        server.close();
    }
}
