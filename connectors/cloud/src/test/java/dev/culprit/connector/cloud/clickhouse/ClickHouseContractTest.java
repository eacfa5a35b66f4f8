package dev.culprit.connector.cloud.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.cloud.query.CloudContract;
import dev.culprit.connector.cloud.query.DuckDbBackend;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.http.StubServer;
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

class ClickHouseContractTest extends CloudContract {
    private static ClickHouseStub server;

    @Override
    protected Connector open() throws Exception {
        return open(server.endpoint(), ClickHouseStub.PASSWORD);
    }

    @BeforeAll
    static void start() throws Exception {
        server = new ClickHouseStub();
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
        return Optional.of(() -> open(nowhere, ClickHouseStub.PASSWORD));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(server.endpoint(), "wrong"));
    }

    @Test
    void everyQueryAsksForAReadOnlySessionWithLimits() throws Exception {
        run("SELECT 1");

        assertThat(server.requests().getLast().query())
                .contains("readonly=2")
                .contains("max_execution_time=30")
                .contains("max_result_rows=1001")
                .contains("session_timezone=UTC");
        assertThat(server.requests().getLast().method()).isEqualTo("POST");
    }

    @Test
    void aLoginThatCouldWriteIsWarnedOf() throws Exception {
        assertThat(connector().check().warnings())
                .singleElement()
                .asString()
                .startsWith("This login could write.");
    }

    @Test
    void aBodyThatBreaksOffIsUnreachable() throws Exception {
        try (StubServer breaking =
                        new StubServer(request ->
                                request.body().equals("SELECT version()")
                                        ? StubServer.Reply.json("{\"data\":[[\"24.1.1.1\"]]}")
                                        : new StubServer.Reply.BrokenOff("{\"meta\":["));
                Connector connector = open("http://" + breaking.host(), "")) {
            ConnectorException failure =
                    catchThrowableOfType(
                            ConnectorException.class,
                            () -> connector.run(Permitted.query("SELECT 1")));
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    @Test
    void aLoginThatIsReadOnlyByItselfGetsNoSettings() throws Exception {
        try (StubServer strict =
                        new StubServer(request ->
                                request.query().contains("readonly")
                                        ? StubServer.Reply.of(
                                                500,
                                                Map.of(),
                                                "Code: 164. DB::Exception: Cannot modify 'readonly'"
                                                        + " setting in readonly mode")
                                        : StubServer.Reply.json(
                                                "{\"meta\":[{\"name\":\"v\",\"type\":\"String\"}],"
                                                        + "\"data\":[[\"24.1.1.1\"]]}"));
                Connector connector = open("http://" + strict.host(), "")) {
            assertThat(connector.run(Permitted.query("SELECT 1")).text(0, "v"))
                    .hasValue("24.1.1.1");
        }
    }

    private static Connector open(String endpoint, String password) throws ConnectorException {
        return new ClickHouseProvider()
                .open(
                        new SourceProfile(
                                "test",
                                "clickhouse",
                                Map.of("endpoint", endpoint, "user", ClickHouseStub.USER)),
                        _ -> Secret.of(password));
    }
}
