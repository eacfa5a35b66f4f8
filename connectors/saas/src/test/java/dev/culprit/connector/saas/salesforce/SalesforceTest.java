package dev.culprit.connector.saas.salesforce;

import static dev.culprit.connector.saas.Opened.cells;
import static dev.culprit.connector.saas.Opened.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.culprit.connector.saas.Opened;
import dev.culprit.connector.saas.http.StubHost;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.Column;
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

class SalesforceTest {
    private static final String API = "/services/data/v62.0";
    private static final int LEADS = 450;

    @TempDir private Path cache;
    private final StubHost stub = new StubHost(SalesforceTest::answer);

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void objectIsReadWithTheFieldsItDescribes() throws Exception {
        try (Connector connector = open(Map.of("objects", "Lead"))) {
            assertThat(connector.describe().tables().getFirst().columns())
                    .extracting(Column::name)
                    .containsExactly("Id", "Amount__c", "CreatedDate");
            assertThat(cells(connector, "SELECT count(*), max(\"CreatedDate\") FROM \"Lead\""))
                    .containsExactly(List.of("450", "2026-01-28 08:30:00"));
            assertThat(connector.check().warnings())
                    .contains("Salesforce counted 18 of 5000 requests of this day.");
        }
        assertThat(stub.asked()).noneMatch(request -> request.contains("Address"));
    }

    @Test
    void partIsTheMostRecentAndCountsAreAskedOfTheService() throws Exception {
        try (Connector connector = open(Map.of("objects", "Lead", "max_rows", "100"))) {
            QueryResult part = run(connector, "SELECT max(\"Amount__c\") AS a FROM \"Lead\"");

            assertThat(part.provenance().coverage()).isEqualTo(Coverage.TRUNCATED);
            assertThat(part.provenance().method()).isEqualTo("Lead: most recent by CreatedDate");
            assertThat(part.provenance().population()).hasValue(LEADS);
            assertThat(cells(connector, "SELECT count(*) FROM \"Lead\""))
                    .containsExactly(List.of("450"));
            assertThat(
                            cells(
                                    connector,
                                    "SELECT count(*) FROM \"Lead\" WHERE \"Amount__c\" IS NULL"))
                    .containsExactly(List.of("7"));
        }
    }

    @Test
    void clientCredentialsGetAToken() throws Exception {
        try (Connector connector =
                Opened.open(
                        new SalesforceProvider(cache),
                        Map.of("address", stub.address(), "client_id", "app", "objects", "Lead"),
                        Map.of("client_secret", "s3 cret&"))) {
            assertThat(cells(connector, "SELECT count(*) FROM \"Lead\""))
                    .containsExactly(List.of("450"));
        }
    }

    @Test
    void wrongCredentialsAreToldAtOnce() {
        assertThat(
                        kind(() ->
                                Opened.open(
                                        new SalesforceProvider(cache),
                                        Map.of("address", stub.address(), "client_id", "app"),
                                        Map.of("client_secret", "wrong"))))
                .isEqualTo(FailureKind.AUTH);
        assertThat(
                        kind(() ->
                                Opened.open(
                                        new SalesforceProvider(cache),
                                        Map.of("address", stub.address()),
                                        Map.of("access_token", "wrong"))))
                .isEqualTo(FailureKind.AUTH);
    }

    @Test
    void nameThatIsMoreThanANameIsRefused() throws Exception {
        try (Connector connector = open(Map.of("objects", "Lead WHERE Id != null"))) {
            assertThat(kind(connector::describe)).isEqualTo(FailureKind.REJECTED);
        }
        assertThat(stub.asked()).hasSize(1);
    }

    private static FailureKind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ConnectorException.class, call).kind();
    }

    private Connector open(Map<String, String> settings) throws ConnectorException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("address", stub.address());
        return Opened.open(new SalesforceProvider(cache), all, Map.of("access_token", "good"));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/services/oauth2/token")) {
            boolean good = body.contains("client_id=app&client_secret=s3%20cret%26");
            StubHost.send(
                    exchange,
                    good ? 200 : 400,
                    good ? "{\"access_token\": \"good\"}" : "{\"error\": \"invalid_client\"}");
            return;
        }
        if (!StubHost.isAllowed(exchange, "good")) {
            return;
        }
        exchange.getResponseHeaders().set("Sforce-Limit-Info", "api-usage=18/5000");
        if (path.endsWith("/describe")) {
            StubHost.json(
                    exchange,
                    """
                    {"fields": [{"name": "Id", "type": "id"}, {"name": "Amount__c", "type": "double"},
                     {"name": "MailingAddress", "type": "address"},
                     {"name": "CreatedDate", "type": "datetime"}]}
                    """);
        } else if (path.startsWith(API + "/query/")) {
            page(exchange, Integer.parseInt(path.substring(path.lastIndexOf('-') + 1)), LEADS);
        } else if (path.equals(API + "/query")) {
            query(exchange, StubHost.parameter(exchange, "q"));
        } else {
            StubHost.json(exchange, "{}");
        }
    }

    private static void query(HttpExchange exchange, String soql) throws IOException {
        if (soql.equals("SELECT COUNT() FROM Lead")) {
            StubHost.json(exchange, "{\"totalSize\": " + LEADS + ", \"done\": true}");
        } else if (soql.equals("SELECT COUNT() FROM Lead WHERE Amount__c = null")) {
            StubHost.json(exchange, "{\"totalSize\": 7, \"done\": true}");
        } else if (soql.startsWith(
                "SELECT Id,Amount__c,CreatedDate FROM Lead ORDER BY CreatedDate DESC LIMIT ")) {
            int limit = Integer.parseInt(soql.substring(soql.lastIndexOf(' ') + 1));
            page(exchange, 0, Math.min(limit, LEADS));
        } else {
            StubHost.send(exchange, 400, "[{\"message\": \"unexpected " + soql + "\"}]");
        }
    }

    private static void page(HttpExchange exchange, int from, int until) throws IOException {
        int to = Math.min(from + 200, until);
        String records =
                IntStream.range(from, to)
                        .mapToObj(i ->
                                """
                                {"attributes": {"type": "Lead"}, "Id": "00Q%d", "Amount__c": %d.5,
                                 "CreatedDate": "2026-01-%02dT08:30:00.000+0000"}
                                """
                                        .formatted(i, i, 1 + i % 28))
                        .collect(Collectors.joining(","));
        String next =
                to < until ? ", \"nextRecordsUrl\": \"" + API + "/query/01g-" + to + "\"" : "";
        StubHost.json(
                exchange,
                "{\"totalSize\": %d, \"done\": %s%s, \"records\": [%s]}"
                        .formatted(until, to >= until, next, records));
    }
}
