package dev.culprit.connector.cloud.databricks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.cloud.query.CloudContract;
import dev.culprit.connector.cloud.query.DuckDbBackend;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabricksContractTest extends CloudContract {
    private static DatabricksStub server;

    @Override
    protected Connector open() throws Exception {
        return open(server.endpoint(), DatabricksStub.TOKEN);
    }

    @BeforeAll
    static void start() throws Exception {
        server = new DatabricksStub();
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
        return Optional.of(() -> open(nowhere, DatabricksStub.TOKEN));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(server.endpoint(), "dapi-old"));
    }

    @Test
    void aStatementIsStartedWithoutWaitingAndWithARowLimit() throws Exception {
        int before = server.requests().size();
        run("SELECT 1 AS a");

        var first = Json.lenient(server.requests().get(before).body());
        assertThat(first.path("wait_timeout").asText()).isEqualTo("0s");
        assertThat(first.path("row_limit").asLong()).isEqualTo(1001);
        assertThat(first.path("catalog").asText()).isEqualTo("main");
    }

    @Test
    void theMissingGuardIsSaid() throws Exception {
        assertThat(connector().check().warnings())
                .singleElement()
                .asString()
                .contains("no read-only sessions");
    }

    @Test
    void moreRowsElsewhereAreNotFetched() throws Exception {
        String done =
                """
                {"statement_id":"1","status":{"state":"SUCCEEDED"},
                 "manifest":{"schema":{"columns":[{"name":"a","type_text":"INT"}]}},
                 "result":{"data_array":[["1"]],"next_chunk_internal_link":"@evil.example/x"}}
                """;
        assertThat(failure(_ -> Reply.json(done)).kind()).isEqualTo(FailureKind.INTERNAL);
    }

    @Test
    void aBodyThatBreaksOffIsUnreachable() throws Exception {
        assertThat(failure(_ -> new Reply.BrokenOff("{\"statement_id\"")).kind())
                .isEqualTo(FailureKind.UNREACHABLE);
    }

    private static ConnectorException failure(StubServer.Answering answering) throws Exception {
        try (StubServer stub = new StubServer(answering);
                Connector connector = open("http://" + stub.host(), "t")) {
            return catchThrowableOfType(
                    ConnectorException.class, () -> connector.run(Permitted.query("SELECT 1")));
        }
    }

    private static Connector open(String endpoint, String token) throws ConnectorException {
        return new DatabricksProvider()
                .open(
                        new SourceProfile(
                                "test",
                                "databricks",
                                Map.of(
                                        "endpoint", endpoint,
                                        "warehouse", "w1",
                                        "catalog", "main",
                                        "schema", "main")),
                        _ -> Secret.of(token));
    }
}
