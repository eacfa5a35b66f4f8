package dev.culprit.connector.saas.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.culprit.connector.kit.EngineContract;
import dev.culprit.connector.saas.ContractJson;
import dev.culprit.connector.saas.Opened;
import dev.culprit.connector.saas.http.StubHost;
import dev.culprit.core.query.Connector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The contract over the parts that all services share: HTTP, pages and the extract.
class RestConnectorContractTest extends EngineContract {
    private static final int PAGE = 30;

    @TempDir static Path cache;
    private static StubHost stub;

    @BeforeAll
    static void start() {
        stub = new StubHost(RestConnectorContractTest::answer);
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @Override
    protected Connector open() throws Exception {
        return open(stub.address(), "good");
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open("http://localhost:1", "good"));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(stub.address(), "wrong"));
    }

    private static Connector open(String address, String token) throws Exception {
        return Opened.open(
                new RestProvider(cache),
                Map.of(
                        "address", address,
                        "paths", "customers=/v1/customers, orders=/v1/orders",
                        "rows", "/data/items",
                        "paging", "cursor",
                        "next", "/data/next",
                        "page_parameter", "from"),
                Map.of("token", token));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        if (!StubHost.isAllowed(exchange, "good")) {
            return;
        }
        ArrayNode all =
                exchange.getRequestURI().getPath().equals("/v1/orders")
                        ? ContractJson.orders()
                        : ContractJson.customers();
        String from = StubHost.parameter(exchange, "from");
        int first = from.isEmpty() ? 0 : Integer.parseInt(from);
        ObjectNode answer = new ObjectMapper().createObjectNode();
        ArrayNode items = answer.putObject("data").putArray("items");
        for (int i = first; i < Math.min(first + PAGE, all.size()); i++) {
            items.add(all.get(i));
        }
        if (first + PAGE < all.size()) {
            answer.withObject("/data").put("next", first + PAGE);
        }
        StubHost.json(exchange, answer.toString());
    }
}
