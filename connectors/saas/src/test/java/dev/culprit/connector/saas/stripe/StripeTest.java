package dev.culprit.connector.saas.stripe;

import static dev.culprit.connector.saas.Opened.cells;
import static dev.culprit.connector.saas.Opened.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.culprit.connector.saas.Opened;
import dev.culprit.connector.saas.http.StubHost;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeTest {
    private static final int CHARGES = 250;

    @TempDir private Path cache;
    private final StubHost stub = new StubHost(StripeTest::answer);

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void listIsReadPageByPage() throws Exception {
        try (Connector connector = open("rk_good", Map.of("objects", "charges"))) {
            assertThat(
                            cells(
                                    connector,
                                    "SELECT count(*), count(DISTINCT id), max(created) FROM charges"))
                    .containsExactly(List.of("250", "250", "2026-01-01 00:00:00"));
            assertThat(
                            run(connector, "SELECT card_brand FROM charges LIMIT 1")
                                    .provenance()
                                    .complete())
                    .isTrue();
            assertThat(connector.check().warnings()).noneMatch(w -> w.contains("restricted"));
        }
        assertThat(stub.asked()).allMatch(request -> request.startsWith("GET /v1/"));
    }

    @Test
    void partIsTheMostRecent() throws Exception {
        try (Connector connector =
                open("rk_good", Map.of("objects", "charges", "max_rows", "120"))) {
            var result = run(connector, "SELECT min(amount) AS a FROM charges");

            assertThat(result.text(0, "a")).hasValue("0");
            assertThat(result.provenance().coverage()).isEqualTo(Coverage.TRUNCATED);
            assertThat(result.provenance().method()).isEqualTo("charges: most recent by created");
            assertThat(result.provenance().rowsRead()).hasValue(120);
        }
        assertThat(stub.asked()).hasSize(3);
    }

    @Test
    void daysAreAskedOfTheService() throws Exception {
        try (Connector connector =
                open(
                        "rk_good",
                        Map.of("objects", "charges", "days", "30", "time_fields", "created"))) {
            connector.describe();
        }
        assertThat(stub.asked().getLast()).contains("created%5Bgte%5D=");
    }

    @Test
    void wrongKeyIsToldAtOnceAndAnUnrestrictedOneIsWarnedAbout() throws Exception {
        assertThat(
                        catchThrowableOfType(
                                        ConnectorException.class, () -> open("rk_bad", Map.of()))
                                .kind())
                .isEqualTo(FailureKind.AUTH);
        try (Connector connector = open("sk_good", Map.of())) {
            assertThat(connector.check().warnings())
                    .containsExactly("This is no restricted key; one that may only read is safer.");
        }
    }

    @Test
    void nameThatIsAPathIsRefused() throws Exception {
        try (Connector connector = open("rk_good", Map.of("objects", "charges/../../v2/secret"))) {
            assertThat(catchThrowableOfType(ConnectorException.class, connector::describe).kind())
                    .isEqualTo(FailureKind.REJECTED);
        }
    }

    private Connector open(String key, Map<String, String> settings) throws ConnectorException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("address", stub.address());
        return Opened.open(new StripeProvider(cache), all, Map.of("key", key));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        if (key.contains("bad")) {
            StubHost.send(exchange, 401, "{\"error\": {\"message\": \"Invalid API Key\"}}");
            return;
        }
        String after = StubHost.parameter(exchange, "starting_after");
        int from = after.isEmpty() ? 0 : Integer.parseInt(after.substring(3)) + 1;
        int to = Math.min(from + Integer.parseInt(StubHost.parameter(exchange, "limit")), CHARGES);
        String data =
                IntStream.range(from, to)
                        .mapToObj(i ->
                                "{\"id\": \"ch_%d\", \"amount\": %d, \"created\": %d, \"card\": {\"brand\": \"visa\"}}"
                                        .formatted(i, i, 1_767_225_600 - i))
                        .collect(Collectors.joining(","));
        StubHost.json(exchange, "{\"data\": [" + data + "], \"has_more\": " + (to < CHARGES) + "}");
    }
}
