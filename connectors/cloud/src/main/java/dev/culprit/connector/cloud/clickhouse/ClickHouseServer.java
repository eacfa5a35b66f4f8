package dev.culprit.connector.cloud.clickhouse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.kit.http.HttpCall;
import dev.culprit.connector.kit.http.HttpService;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A server's HTTP interface. Every request is a POST: a GET is read-only by itself, but then no
/// limit can be set with it.
final class ClickHouseServer implements AutoCloseable {
    static final String LABEL = "ClickHouse";

    private static final Duration SETUP = Duration.ofSeconds(20);

    private final URI root;
    private final String database;
    private final String user;
    private final Secret password;
    private final HttpService http;
    private final boolean limitable;
    private final ClickHouseVersion version;

    /// Connects and learns what the server is.
    ClickHouseServer(URI root, String database, String user, Secret password, boolean allowHttp)
            throws ConnectorException, InterruptedException {
        this.root = root;
        this.database = database;
        this.user = user;
        this.password = password;
        this.http = new HttpService(LABEL, new Addresses(allowHttp, Set.of()), HttpAnswer::text);
        Deadline deadline = Deadline.in(SETUP);
        try {
            HttpAnswer probe = send("SELECT version()", Map.of("readonly", "2"), deadline);
            this.limitable = ClickHouseFailures.code(probe) != ClickHouseFailures.READ_ONLY;
            JsonNode answer =
                    limitable ? json(probe) : json(send("SELECT version()", Map.of(), deadline));
            this.version = ClickHouseVersion.of(answer.at("/data/0/0").asText());
        } catch (ConnectorException | InterruptedException failure) {
            http.close();
            throw failure;
        }
    }

    ClickHouseVersion version() {
        return version;
    }

    /// Whether limits can be set; a login that is `readonly = 1` refuses even stricter ones.
    boolean isLimitable() {
        return limitable;
    }

    /// A statement under the guard of a read-only session.
    ///
    /// @param mostRows what the server may send, or a little more
    JsonNode query(String sql, String queryId, long mostRows, Deadline deadline)
            throws ConnectorException, InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("query_id", queryId);
        settings.put("wait_end_of_query", "1");
        if (limitable) {
            settings.putAll(guard(deadline));
            settings.put("max_result_rows", Long.toString(mostRows));
            settings.put("result_overflow_mode", "break");
        }
        return json(send(sql, settings, deadline));
    }

    private Map<String, String> guard(Deadline deadline) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("readonly", "2");
        long seconds = Math.max(1, (deadline.remaining().toMillis() + 999) / 1000);
        settings.put("max_execution_time", Long.toString(seconds));
        settings.put("output_format_json_quote_64bit_integers", "1");
        settings.put("output_format_json_quote_denormals", "1");
        if (version.isAtLeast(19, 4)) {
            settings.put("cancel_http_readonly_queries_on_client_close", "1");
        }
        if (version.isAtLeast(23, 6)) {
            settings.put("session_timezone", "UTC");
        }
        return settings;
    }

    /// A statement with nothing but the login's own settings.
    JsonNode plain(String sql, Deadline deadline) throws ConnectorException, InterruptedException {
        return json(send(sql, Map.of(), deadline));
    }

    private HttpAnswer send(String sql, Map<String, String> settings, Deadline deadline)
            throws ConnectorException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("database", database);
        all.put("default_format", "JSONCompact");
        String query =
                all.entrySet().stream()
                        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
        HttpCall call =
                HttpCall.post(URI.create(root + query), "text/plain; charset=UTF-8", sql)
                        .header("X-ClickHouse-User", user);
        return http.send(
                password.isEmpty() ? call : call.header("X-ClickHouse-Key", password.reveal()),
                deadline);
    }

    private JsonNode json(HttpAnswer answer) throws ConnectorException {
        if (!answer.succeeded() || ClickHouseFailures.code(answer) != 0) {
            throw ClickHouseFailures.of(http.failures(), answer);
        }
        return answer.size() == 0 ? Json.object() : Json.read(LABEL, answer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// A text as it stands in the server's SQL.
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    public void close() {
        http.close();
    }
}
