package dev.culprit.connector.saas.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The contract over objects as the REST API describes and lists them, by a stub that counts and
/// pages.
class SalesforceContractTest extends EngineContract {
    private static final int PAGE = 30;
    private static final Pattern COUNT =
            Pattern.compile("SELECT COUNT\\(\\) FROM (\\w+)(?: WHERE (\\w+) = null)?");
    private static final Pattern ROWS =
            Pattern.compile("SELECT [\\w,]+ FROM (\\w+)(?: LIMIT \\d+)?");
    private static final Pattern MORE = Pattern.compile(".*/query/(\\w+)-(\\d+)");
    private static final Map<String, String> ORDER_TYPES =
            Map.of(
                    "order_id", "int",
                    "amount", "currency",
                    "weight", "double",
                    "paid", "boolean",
                    "placed_at", "datetime",
                    "ship_date", "date",
                    "pickup", "time");

    @TempDir private static Path cache;
    private static StubHost stub;

    @BeforeAll
    static void start() {
        stub = new StubHost(SalesforceContractTest::answer);
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @Override
    protected Connector open() throws Exception {
        return open(stub.address(), "good");
    }

    private static Connector open(String address, String token) throws Exception {
        return Opened.open(
                new SalesforceProvider(cache),
                Map.of("address", address, "objects", "orders,customers"),
                Map.of("access_token", token));
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open("http://localhost:1", "good"));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(stub.address(), "wrong"));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        if (!StubHost.isAllowed(exchange, "good")) {
            return;
        }
        String path = exchange.getRequestURI().getPath();
        Matcher more = MORE.matcher(path);
        if (path.endsWith("/describe")) {
            StubHost.json(exchange, fields(rows(path.replaceAll(".*/(\\w+)/describe", "$1"))));
        } else if (more.matches()) {
            page(exchange, more.group(1), Integer.parseInt(more.group(2)));
        } else if (path.endsWith("/query")) {
            query(exchange, StubHost.parameter(exchange, "q"));
        } else {
            StubHost.json(exchange, "{}");
        }
    }

    private static void query(HttpExchange exchange, String soql) throws IOException {
        Matcher count = COUNT.matcher(soql);
        Matcher rows = ROWS.matcher(soql);
        if (count.matches()) {
            long found =
                    rows(count.group(1))
                            .valueStream()
                            .filter(row ->
                                    count.group(2) == null || row.path(count.group(2)).isNull())
                            .count();
            StubHost.json(exchange, "{\"totalSize\": " + found + ", \"done\": true}");
        } else if (rows.matches()) {
            page(exchange, rows.group(1), 0);
        } else {
            StubHost.send(exchange, 400, "[{\"message\": \"unexpected " + soql + "\"}]");
        }
    }

    private static void page(HttpExchange exchange, String object, int from) throws IOException {
        ArrayNode all = rows(object);
        int to = Math.min(from + PAGE, all.size());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("totalSize", all.size()).put("done", to == all.size());
        if (to < all.size()) {
            answer.put("nextRecordsUrl", "/services/data/v62.0/query/" + object + "-" + to);
        }
        ArrayNode records = answer.putArray("records");
        for (int i = from; i < to; i++) {
            records.add(all.get(i));
        }
        StubHost.json(exchange, answer.toString());
    }

    private static ArrayNode rows(String object) {
        return object.equals("orders") ? ContractJson.orders() : ContractJson.customers();
    }

    private static String fields(ArrayNode rows) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        ArrayNode fields = described.putArray("fields");
        for (Map.Entry<String, JsonNode> field : rows.get(0).properties()) {
            fields.addObject()
                    .put("name", field.getKey())
                    .put("type", ORDER_TYPES.getOrDefault(field.getKey(), "string"));
        }
        return described.toString();
    }
}
