package dev.culprit.connector.cloud.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.culprit.connector.cloud.query.CloudContract;
import dev.culprit.connector.cloud.query.DuckDbBackend;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BigQueryContractTest extends CloudContract {
    private static BigQueryStub server;

    @Override
    protected Connector open() throws Exception {
        return open(server.endpoint(), BigQueryStub.TOKEN, Map.of());
    }

    @BeforeAll
    static void start() throws Exception {
        server = new BigQueryStub();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    protected DuckDbBackend backend() {
        return server.backend();
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        String nowhere = "http://127.0.0.1:" + StubServer.deadPort();
        return Optional.of(() -> open(nowhere, BigQueryStub.TOKEN, Map.of()));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(server.endpoint(), "stale", Map.of()));
    }

    @Test
    void theDryRunTellsTheBytes() throws Exception {
        assertThat(
                        connector()
                                .estimate(Permitted.inspected("SELECT 1", table("orders").name()))
                                .bytesRead())
                .hasValue(4096);
    }

    @Test
    void whatIsNoSelectIsNamedAndNotRun() {
        long before = runs();
        assertThatThrownBy(() -> run("DELETE FROM orders"))
                .hasMessage("BigQuery reads this as DELETE; only a single SELECT is run.");
        assertThatThrownBy(() -> run("SELECT 1; DELETE FROM orders"))
                .hasMessageContaining("SCRIPT");
        assertThat(runs()).isEqualTo(before);
    }

    private static long runs() {
        return server.requests().stream().filter(it -> it.path().endsWith("/queries")).count();
    }

    @Test
    void everyQueryHasALimitOnWhatItMayCost() throws Exception {
        try (Connector connector =
                open(server.endpoint(), BigQueryStub.TOKEN, Map.of("most_gigabytes_billed", "2"))) {
            connector.run(Permitted.query("SELECT 1 AS a"));
        }

        assertThat(Json.lenient(server.requests().getLast().body()).path("maximumBytesBilled"))
                .hasToString("\"2147483648\"");
    }

    @Test
    void withoutADatasetTablesHaveOne() throws Exception {
        try (Connector connector =
                open(server.endpoint(), BigQueryStub.TOKEN, Map.of("datasets", ""))) {
            assertThat(connector.describe().tables())
                    .extracting(table -> table.name().toString())
                    .containsExactly("shop.orders", "shop.customers");
        }
    }

    @Test
    void recordsAreOpenedTwoLevelsAndListsAreNot() {
        String field =
                """
                {"name":"a","type":"RECORD","fields":[
                  {"name":"b","type":"STRING"},
                  {"name":"c","type":"RECORD","fields":[
                    {"name":"d","type":"INTEGER"},
                    {"name":"e","type":"RECORD","fields":[{"name":"f","type":"DATE"}]}]},
                  {"name":"l","type":"RECORD","mode":"REPEATED","fields":[
                    {"name":"x","type":"FLOAT"}]},
                  {"name":"t","type":"STRING","mode":"REPEATED"}]}
                """;

        assertThat(BigQueryField.of(Json.lenient(field)).columns())
                .extracting(Column::name, Column::type, Column::nativeType)
                .containsExactly(
                        tuple("a.b", DataType.TEXT, "STRING"),
                        tuple("a.c.d", DataType.INTEGER, "INTEGER"),
                        tuple("a.c.e", DataType.OTHER, "RECORD"),
                        tuple("a.l", DataType.OTHER, "ARRAY<RECORD>"),
                        tuple("a.t", DataType.OTHER, "ARRAY<STRING>"));
    }

    @Test
    void anExhaustedQuotaIsNoQuestionOfRights() throws Exception {
        try (StubServer busy =
                        new StubServer(_ ->
                                Reply.json(
                                        403,
                                        "{\"error\":{\"message\":\"Quota exceeded\",\"errors\":"
                                                + "[{\"reason\":\"quotaExceeded\"}]}}"));
                Connector connector = open("http://" + busy.host(), "t", Map.of())) {
            ConnectorException failure =
                    catchThrowableOfType(ConnectorException.class, connector::describe);
            assertThat(failure.kind()).isEqualTo(FailureKind.THROTTLED);
            assertThat(failure).hasMessageContaining("Quota exceeded");
        }
    }

    @Test
    void aBodyThatBreaksOffIsUnreachable() throws Exception {
        try (StubServer breaking = new StubServer(_ -> new Reply.BrokenOff("{\"statistics\":"));
                Connector connector = open("http://" + breaking.host(), "t", Map.of())) {
            ConnectorException failure =
                    catchThrowableOfType(
                            ConnectorException.class,
                            () -> connector.run(Permitted.query("SELECT 1")));
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    private static Connector open(String endpoint, String token, Map<String, String> settings)
            throws ConnectorException {
        Map<String, String> all = new HashMap<>();
        all.put("project", "acme");
        all.put("datasets", "shop");
        all.put("endpoint", endpoint);
        all.putAll(settings);
        return new BigQueryProvider()
                .open(
                        new SourceProfile("test", "bigquery", all),
                        field -> field.equals("access_token") ? Secret.of(token) : Secret.NONE);
    }
}
