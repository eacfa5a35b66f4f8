package dev.culprit.connector.jdbc.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.connector.kit.duckdb.DuckDb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The few endpoints that the driver calls, in the form that the driver reads, with a DuckDB that
/// answers the queries. What a session is set to is written down and not obeyed.
final class SnowflakeStub implements AutoCloseable {
    static final String PASSWORD = "a-test-password";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SESSION = "ALTER SESSION SET ";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<JsonNode> logins = new CopyOnWriteArrayList<>();
    private final Map<String, Statement> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final DuckDBConnection engine;
    private final HttpServer server;
    private volatile @Nullable PublicKey key;

    SnowflakeStub(Path file) throws IOException, SQLException {
        engine = (DuckDBConnection) DuckDb.create(file);
        try (Statement statement = engine.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    Connection engine() {
        return engine;
    }

    /// Texts of all statements, in order.
    List<String> asked() {
        return asked;
    }

    /// What logins sent.
    List<JsonNode> logins() {
        return logins;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            engine.close();
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = body(exchange);
        ObjectNode answer =
                switch (exchange.getRequestURI().getPath()) {
                    case "/session/v1/login-request" -> login(body.path("data"));
                    case "/queries/v1/query-request" -> query(exchange, body);
                    case "/queries/v1/abort-request" -> abort(body);
                    default -> success(JSON.createObjectNode());
                };
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in =
                zipped
                        ? new GZIPInputStream(exchange.getRequestBody())
                        : exchange.getRequestBody()) {
            byte[] bytes = in.readAllBytes();
            return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        }
    }

    private static ObjectNode success(ObjectNode data) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("success", true).putNull("code").putNull("message");
        answer.set("data", data);
        return answer;
    }

    private static ObjectNode failure(String code, String state, String words) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("success", false).put("code", code).put("message", words);
        answer.putObject("data").put("sqlState", state).put("errorCode", code).put("queryId", "q");
        return answer;
    }

    private ObjectNode login(JsonNode data) {
        logins.add(data);
        boolean known =
                data.path("AUTHENTICATOR").asText().equals("SNOWFLAKE_JWT")
                        ? isSigned(data.path("TOKEN").asText())
                        : data.path("PASSWORD").asText().equals(PASSWORD);
        if (!known) {
            return failure("390100", "08001", "Incorrect username or password was specified.");
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.put("token", "t").put("masterToken", "m").put("sessionId", 1);
        answer.put("validityInSeconds", 3600).put("masterValidityInSeconds", 14_400);
        answer.put("serverVersion", "9.1.0").put("displayUserName", "ANN");
        answer.set("parameters", parameters());
        answer.putObject("sessionInfo")
                .put("databaseName", "SHOP")
                .put("schemaName", "main")
                .put("warehouseName", "W")
                .put("roleName", "READER");
        return success(answer);
    }

    /// A token is `head.claims.signature`, signed with the user's key (RFC 7519, RS256).
    private boolean isSigned(String token) {
        int end = token.lastIndexOf('.');
        PublicKey known = key;
        if (known == null || end < 0) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(known);
            signature.update(token.substring(0, end).getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    /// The user's key from now on.
    void know(PublicKey own) {
        key = own;
    }

    /// As they stand after a session's own settings.
    private static ArrayNode parameters() {
        ArrayNode parameters = JSON.createArrayNode();
        parameters.addObject().put("name", "AUTOCOMMIT").put("value", true);
        parameters.addObject().put("name", "TIMEZONE").put("value", "UTC");
        String settings = SnowflakeSession.settings(java.time.Duration.ofSeconds(1));
        for (String setting : settings.substring(SESSION.length()).split(", ")) {
            String[] part = setting.split(" = ");
            if (part[0].endsWith("FORMAT")) {
                parameters.addObject().put("name", part[0]).put("value", part[1].replace("'", ""));
            }
        }
        return parameters;
    }

    private ObjectNode abort(JsonNode body) {
        Statement statement = running.get(body.path("requestId").asText());
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException tooLate) {
                // It ended by itself.
            }
        }
        return success(JSON.createObjectNode());
    }

    private ObjectNode query(HttpExchange exchange, JsonNode body) {
        String sql = body.path("sqlText").asText();
        asked.add(sql);
        String request =
                exchange.getRequestURI().getQuery().replaceAll(".*requestId=([^&]+).*", "$1");
        if (sql.startsWith(SESSION) || sql.equals("BEGIN") || sql.equals("ROLLBACK")) {
            return success(said("Statement executed successfully."));
        }
        if (sql.equals("SELECT current_role()")) {
            return success(said("READER"));
        }
        if (sql.equals("SELECT current_version()")) {
            return success(said("9.1.0"));
        }
        String own =
                sql.replace("information_schema.tables", "stub.tables")
                        .replace("information_schema.columns", "stub.columns");
        try (Connection connection = engine.duplicate();
                Statement statement = connection.createStatement()) {
            running.put(request, statement);
            try (ResultSet rows = statement.executeQuery(own)) {
                return success(result(rows));
            }
        } catch (SQLException refused) {
            String words = String.valueOf(refused.getMessage());
            return words.contains("Interrupted") || words.contains("INTERRUPT")
                    ? failure("604", "57014", "SQL execution canceled")
                    : failure("2003", "02000", words);
        } finally {
            running.remove(request);
        }
    }

    private static ObjectNode said(String text) {
        ObjectNode data = head();
        type(data.putArray("rowtype").addObject(), "status", "text", 0);
        data.putArray("rowset").addArray().add(text);
        return data.put("total", 1).put("returned", 1);
    }

    private static ObjectNode head() {
        ObjectNode data = JSON.createObjectNode();
        data.set("parameters", parameters());
        data.put("queryId", "01a2b3c4-0000-0000-0000-000000000001");
        data.put("finalDatabaseName", "SHOP").put("finalSchemaName", "main");
        data.put("finalWarehouseName", "W").put("finalRoleName", "READER");
        data.put("numberOfBinds", 0).put("arrayBindSupported", false);
        data.put("statementTypeId", 4096).put("version", 1).put("queryResultFormat", "json");
        return data;
    }

    private static void type(ObjectNode column, String name, String type, int scale) {
        column.put("name", name).put("type", type).put("nullable", true);
        column.put("precision", 38).put("scale", scale).put("length", 1000).put("byteLength", 4000);
        column.put("database", "").put("schema", "").put("table", "").putNull("collation");
    }

    private static ObjectNode result(ResultSet rows) throws SQLException {
        ObjectNode data = head();
        ResultSetMetaData meta = rows.getMetaData();
        ArrayNode types = data.putArray("rowtype");
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            type(types.addObject(), meta.getColumnLabel(i), type(meta, i), meta.getScale(i));
        }
        ArrayNode all = data.putArray("rowset");
        while (rows.next()) {
            ArrayNode row = all.addArray();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                row.add(cell(rows.getObject(i), rows, i));
            }
        }
        return data.put("total", all.size()).put("returned", all.size());
    }

    private static String type(ResultSetMetaData meta, int column) throws SQLException {
        return switch (meta.getColumnType(column)) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT, Types.DECIMAL ->
                    "fixed";
            case Types.DOUBLE, Types.FLOAT, Types.REAL -> "real";
            case Types.BOOLEAN -> "boolean";
            case Types.DATE -> "date";
            case Types.TIME -> "time";
            case Types.TIMESTAMP -> "timestamp_ntz";
            case Types.TIMESTAMP_WITH_TIMEZONE -> "timestamp_tz";
            default -> meta.getColumnTypeName(column).equals("HUGEINT") ? "fixed" : "text";
        };
    }

    /// Dates are days, times are seconds since the epoch or midnight; a zone is its minutes from UTC
    /// plus 1440.
    private static String cell(Object value, ResultSet row, int column) throws SQLException {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth ? "1" : "0";
            case LocalDate day -> Long.toString(day.toEpochDay());
            case LocalTime time -> seconds(0, time.toNanoOfDay());
            case java.sql.Timestamp _ -> moment(row.getObject(column, LocalDateTime.class));
            case OffsetDateTime zoned ->
                    moment(zoned.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + " 1440";
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    private static String moment(LocalDateTime time) {
        Instant instant = time.toInstant(ZoneOffset.UTC);
        return seconds(instant.getEpochSecond(), instant.getNano());
    }

    private static String seconds(long whole, long nanos) {
        return BigDecimal.valueOf(whole).add(BigDecimal.valueOf(nanos, 9)).toPlainString();
    }
}
