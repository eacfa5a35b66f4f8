package dev.culprit.connector.saas.rest;

import static dev.culprit.connector.saas.Opened.cells;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.saas.Opened;
import dev.culprit.connector.saas.http.StubHost;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestTest {
    @TempDir private Path cache;

    @Test
    void linkOfAHeaderIsFollowed() throws Exception {
        try (StubHost stub =
                        new StubHost((exchange, _) -> {
                            String page = StubHost.parameter(exchange, "page");
                            if (page.isEmpty()) {
                                exchange.getResponseHeaders()
                                        .set("Link", "</a?page=2>; rel=\"next\", </a>; rel=first");
                            }
                            StubHost.json(exchange, page.isEmpty() ? "[1, 2]" : "[3]");
                        });
                Connector connector = open(stub, Map.of("paging", "next_link"))) {
            assertThat(cells(connector, "SELECT sum(value) FROM a")).containsExactly(List.of("6"));
        }
    }

    @Test
    void pagesAreCountedUntilOneIsEmpty() throws Exception {
        try (StubHost stub =
                        new StubHost((exchange, _) -> {
                            int page = Integer.parseInt(StubHost.parameter(exchange, "page"));
                            StubHost.json(exchange, page < 4 ? "[{\"n\": " + page + "}]" : "[]");
                        });
                Connector connector = open(stub, Map.of("paging", "page"))) {
            assertThat(cells(connector, "SELECT count(*), max(n) FROM a"))
                    .containsExactly(List.of("3", "3"));
        }
    }

    @Test
    void listThatNamesItsFirstPageAgainIsRefused() throws Exception {
        try (StubHost stub =
                        new StubHost((exchange, _) ->
                                StubHost.json(exchange, "{\"rows\": [1], \"next\": \"x\"}"));
                Connector connector =
                        open(stub, Map.of("paging", "cursor", "next", "/next", "rows", "/rows"))) {
            assertThatThrownBy(connector::describe)
                    .hasMessage(
                            "The service names the same next page twice; its list would never"
                                    + " end.");
            assertThat(stub.asked()).hasSize(3);
        }
    }

    @Test
    void listThatNeverEndsIsCutAtTheRequests() throws Exception {
        int[] page = {0};
        try (StubHost stub =
                        new StubHost((exchange, _) ->
                                StubHost.json(
                                        exchange,
                                        "{\"rows\": [1], \"next\": \"" + page[0]++ + "\"}"));
                Connector connector =
                        open(
                                stub,
                                Map.of(
                                        "paging", "cursor",
                                        "next", "/next",
                                        "rows", "/rows",
                                        "max_requests", "7"))) {
            assertThat(cells(connector, "SELECT count(value) FROM a"))
                    .containsExactly(List.of("7"));
            assertThat(connector.check().warnings())
                    .contains(
                            "a is a part of the source: 7 rows, first in the service's order;"
                                    + " max_requests is 7.");
        }
    }

    @Test
    void linkToAnotherHostEndsTheReading() throws Exception {
        try (StubHost stub =
                        new StubHost((exchange, _) ->
                                StubHost.json(
                                        exchange,
                                        "{\"rows\": [1], \"next\": \"https://evil.example/\"}"));
                Connector connector =
                        open(
                                stub,
                                Map.of("paging", "next_link", "next", "/next", "rows", "/rows"))) {
            assertThat(catchThrowableOfType(ConnectorException.class, connector::describe).kind())
                    .isEqualTo(FailureKind.REJECTED);
        }
    }

    @Test
    void serverThatDiesInTheMiddleIsUnreachable() throws Exception {
        StubHost stub =
                new StubHost((exchange, _) ->
                        StubHost.json(exchange, "{\"rows\": [1], \"next\": \"2\"}"));
        try (Connector connector =
                open(stub, Map.of("paging", "cursor", "next", "/next", "rows", "/rows"))) {
            stub.close();

            assertThat(catchThrowableOfType(ConnectorException.class, connector::describe).kind())
                    .isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"rows, data", "paths, orders", "paths, x=//evil/y=1", "auth_header, 'X: y'"})
    void mappingThatMakesNoSenseIsRefused(String setting, String value) {
        try (StubHost stub = new StubHost((exchange, _) -> StubHost.json(exchange, "{}"))) {
            assertThat(
                            catchThrowableOfType(
                                            ConnectorException.class,
                                            () -> open(stub, Map.of(setting, value)))
                                    .kind())
                    .isEqualTo(FailureKind.REJECTED);
        }
    }

    private Connector open(StubHost stub, Map<String, String> settings) throws ConnectorException {
        Map<String, String> all = new HashMap<>();
        all.put("address", stub.address());
        all.put("paths", "a=/a");
        all.putAll(settings);
        return Opened.open(new RestProvider(cache), all, Map.of());
    }
}
