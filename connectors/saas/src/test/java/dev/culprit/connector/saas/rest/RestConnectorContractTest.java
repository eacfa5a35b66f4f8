package dev.culprit.connector.saas.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.ContractData;
import dev.culprit.connector.kit.EngineAttacks;
import dev.culprit.connector.saas.Opened;
import dev.culprit.connector.saas.http.StubHost;
import dev.culprit.core.query.Connector;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The contract over the parts that all services share: HTTP, pages and the extract.
class RestConnectorContractTest extends ConnectorContract {
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
    protected String endlessQuery() {
        return EngineAttacks.endlessQuery();
    }

    @Override
    protected List<String> attacks() {
        return EngineAttacks.all();
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
        ArrayNode all = new ObjectMapper().createArrayNode();
        if (exchange.getRequestURI().getPath().equals("/v1/orders")) {
            ContractData.orders().forEach(order -> order(all.addObject(), order));
        } else {
            ContractData.customers()
                    .forEach(row ->
                            all.addObject().put("customer_id", row.get(0)).put("name", row.get(1)));
        }
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

    private static void order(ObjectNode json, String[] row) {
        json.put("order_id", Long.parseLong(row[0]));
        json.put("customer_id", row[1]);
        json.put("amount", new BigDecimal(row[2]));
        json.put("weight", Double.parseDouble(row[3]));
        json.put("paid", Boolean.parseBoolean(row[4]));
        json.put("placed_at", row[5].replace(' ', 'T') + "Z");
        json.put("ship_date", row[6]);
        json.put("pickup", row[7]);
        json.put("note", row[8]);
    }
}
