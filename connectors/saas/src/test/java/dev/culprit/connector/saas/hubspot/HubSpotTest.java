package dev.culprit.connector.saas.hubspot;

import static dev.culprit.connector.saas.Opened.cells;
import static dev.culprit.connector.saas.Opened.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.culprit.connector.saas.Opened;
import dev.culprit.connector.saas.http.StubHost;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
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

class HubSpotTest {
    @TempDir private Path cache;
    private int deals = 230;
    private final StubHost stub = new StubHost(this::answer);

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void propertiesHaveTheTypesTheyAreDeclaredWith() throws Exception {
        try (Connector connector = open(Map.of("objects", "deals"))) {
            assertThat(connector.describe().tables().getFirst().columns())
                    .extracting(Column::name, Column::type)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("id", DataType.TEXT),
                            org.assertj.core.groups.Tuple.tuple("amount", DataType.DECIMAL),
                            org.assertj.core.groups.Tuple.tuple("closed", DataType.BOOLEAN),
                            org.assertj.core.groups.Tuple.tuple("createdate", DataType.TIMESTAMP));
            assertThat(
                            cells(
                                    connector,
                                    "SELECT count(*), count(amount), min(createdate) FROM deals"))
                    .containsExactly(List.of("230", "207", "2026-01-01 03:30:17.883000"));
        }
    }

    @Test
    void mostRecentRowsComeFromTheSearchWhichEndsAtTenThousand() throws Exception {
        deals = 12_345;
        try (Connector connector =
                open(
                        Map.of(
                                "objects", "deals",
                                "time_fields", "createdate",
                                "max_requests", "1000"))) {
            QueryResult result = run(connector, "SELECT max(amount) AS a FROM deals");

            assertThat(result.provenance().coverage()).isEqualTo(Coverage.TRUNCATED);
            assertThat(result.provenance().method())
                    .isEqualTo("deals: most recent by createdate, HubSpot's search ends at 10000");
            assertThat(result.provenance().rowsRead()).hasValue(10_000);
            assertThat(result.provenance().population()).hasValue(12_345);
            assertThat(cells(connector, "SELECT count(*) FROM deals"))
                    .containsExactly(List.of("12345"));
        }
    }

    @Test
    void wrongTokenIsToldAtOnce() {
        assertThat(
                        catchThrowableOfType(
                                        ConnectorException.class,
                                        () ->
                                                Opened.open(
                                                        new HubSpotProvider(cache),
                                                        Map.of("address", stub.address()),
                                                        Map.of("token", "bad")))
                                .kind())
                .isEqualTo(FailureKind.AUTH);
    }

    private Connector open(Map<String, String> settings) throws ConnectorException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("address", stub.address());
        return Opened.open(new HubSpotProvider(cache), all, Map.of("token", "good"));
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        if (!StubHost.isAllowed(exchange, "good")) {
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/crm/v3/properties/")) {
            StubHost.json(
                    exchange,
                    """
                    {"results": [{"name": "amount", "type": "number"},
                     {"name": "closed", "type": "bool"}, {"name": "hs_noise", "type": "string"},
                     {"name": "createdate", "type": "datetime"}]}
                    """);
            return;
        }
        boolean search = path.endsWith("/search");
        var asked = new ObjectMapper().readTree(search ? body : "{}");
        String after =
                search ? asked.path("after").asText("") : StubHost.parameter(exchange, "after");
        int from = after.isEmpty() ? 0 : Integer.parseInt(after);
        if (search && from >= 10_000) {
            StubHost.send(exchange, 400, "{\"message\": \"ran past the end\"}");
            return;
        }
        int limit =
                search
                        ? asked.path("limit").asInt()
                        : Integer.parseInt(StubHost.parameter(exchange, "limit"));
        int to = Math.min(from + limit, deals);
        String rows =
                IntStream.range(from, to)
                        .mapToObj(HubSpotTest::deal)
                        .collect(Collectors.joining(","));
        String next = to < deals ? ", \"paging\": {\"next\": {\"after\": \"" + to + "\"}}" : "";
        StubHost.json(
                exchange, "{\"total\": " + deals + ", \"results\": [" + rows + "]" + next + "}");
    }

    private static String deal(int i) {
        return """
        {"id": "%d", "properties": {"amount": "%s", "closed": "%s",
         "createdate": "2026-01-%02dT03:30:17.883Z"}}
        """
                .formatted(i, i % 10 == 0 ? "" : i + ".5", i % 2 == 0, 1 + i % 28);
    }
}
