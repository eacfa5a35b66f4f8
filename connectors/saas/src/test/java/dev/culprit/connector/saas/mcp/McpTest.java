package dev.culprit.connector.saas.mcp;

import static dev.culprit.connector.saas.Opened.cells;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpTest {
    @TempDir private Path cache;

    @Test
    void answersOfToolsAreTables() throws Exception {
        try (StubHost stub = new StubHost(McpTest::asJson);
                Connector connector =
                        open(
                                stub,
                                Map.of(
                                        "tools", "orders, notes",
                                        "tool_arguments", "{\"orders\": {\"shop\": \"Ulm\"}}"))) {
            assertThat(cells(connector, "SELECT id, shop_name FROM orders ORDER BY id"))
                    .containsExactly(List.of("1", "Ulm"), java.util.Arrays.asList("2", null));
            assertThat(cells(connector, "SELECT n FROM notes")).containsExactly(List.of("1.50"));
            assertThat(Opened.run(connector, "SELECT id FROM orders").provenance().coverage())
                    .isEqualTo(Coverage.TRUNCATED);
            assertThat(connector.check().version()).isEqualTo("Stub 3");
        }
    }

    @Test
    void answersMayComeAsEvents() throws Exception {
        try (StubHost stub = new StubHost(McpTest::asEvents);
                Connector connector = open(stub, Map.of("tools", "notes"))) {
            assertThat(cells(connector, "SELECT n FROM notes")).containsExactly(List.of("1.50"));
        }
    }

    @Test
    void toolThatDoesNotSayItOnlyReadsIsRefusedAndNeverCalled() {
        StringBuilder heard = new StringBuilder();
        try (StubHost stub =
                new StubHost((exchange, body) -> {
                    heard.append(body);
                    asJson(exchange, body);
                })) {
            assertThatThrownBy(() -> open(stub, Map.of("tools", "orders, wipe")))
                    .hasMessage("The tool wipe does not say that it only reads.");
            assertThatThrownBy(() -> open(stub, Map.of("tools", "missing")))
                    .hasMessage("The server has no tool missing.");
        }
        assertThat(heard).doesNotContain("tools/call");
    }

    @Test
    void toolThatWasNotNamedIsNotCalled() throws Exception {
        try (StubHost stub = new StubHost(McpTest::asJson);
                Connector connector = open(stub, Map.of("tools", "notes", "objects", "orders"))) {
            assertThatThrownBy(connector::describe)
                    .hasMessage("orders is not among the tools that may be called.");
        }
    }

    @Test
    void programOnThisMachineIsAServerToo() throws Exception {
        try (Connector connector = program("")) {
            assertThat(cells(connector, "SELECT n FROM notes")).containsExactly(List.of("1.50"));
        }
    }

    @Test
    void programThatEndsInTheMiddleIsUnreachable() throws Exception {
        try (Connector connector = program(" notifications/initialized")) {
            assertThat(catchThrowableOfType(ConnectorException.class, connector::describe).kind())
                    .isEqualTo(FailureKind.UNREACHABLE);
        } catch (ConnectorException atOnce) {
            assertThat(atOnce.kind()).isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    @Test
    void programThatIsNotThereIsUnreachable() {
        assertThat(
                        catchThrowableOfType(
                                        ConnectorException.class,
                                        () ->
                                                Opened.open(
                                                        new McpProvider(cache),
                                                        Map.of(
                                                                "transport", "stdio",
                                                                "command", "/no/such/program",
                                                                "tools", "notes"),
                                                        Map.of()))
                                .kind())
                .isEqualTo(FailureKind.UNREACHABLE);
    }

    private Connector program(String argument) throws ConnectorException {
        return Opened.open(
                new McpProvider(cache),
                Map.of(
                        "transport",
                        "stdio",
                        "command",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "command_arguments",
                        "-cp "
                                + System.getProperty("java.class.path")
                                + " dev.culprit.connector.saas.mcp.StubTools"
                                + argument,
                        "tools",
                        "notes"),
                Map.of());
    }

    private Connector open(StubHost stub, Map<String, String> settings) throws ConnectorException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("address", stub.address());
        return Opened.open(new McpProvider(cache), all, Map.of("token", "good"));
    }

    private static void asJson(HttpExchange exchange, String body) throws IOException {
        if (StubHost.isAllowed(exchange, "good")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Mcp-Session-Id", "s1");
            StubHost.json(exchange, StubTools.answer(body));
        }
    }

    private static void asEvents(HttpExchange exchange, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        StubHost.json(
                exchange,
                "event: message\ndata: {\"jsonrpc\": \"2.0\", \"method\": \"notifications/progress\"}"
                        + "\n\nevent: message\ndata: "
                        + StubTools.answer(body)
                        + "\n\n");
    }
}
