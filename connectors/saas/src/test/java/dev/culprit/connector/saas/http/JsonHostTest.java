package dev.culprit.connector.saas.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonHostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "https://user:pass@api.example.com",
                "https://api.example.com/?a=b",
                "https:///path"
            })
    void addressWithMoreThanAHostAndAPathIsRefused(String address) {
        assertThatThrownBy(() -> JsonHost.of("Stub", address, Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com",
                "ftp://localhost",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "https://169.254.169.254"
            })
    void onlyHttpsAndThisMachineAreAsked(String address) throws Exception {
        try (JsonHost host = JsonHost.of("Stub", address, Duration.ofSeconds(1))) {
            assertThat(
                            catchThrowableOfType(
                                            ConnectorException.class, () -> host.get("/", Map.of()))
                                    .kind())
                    .isIn(FailureKind.REJECTED, FailureKind.UNREACHABLE);
        }
    }

    @Test
    void addressThatHandsOutTheMachinesCredentialsIsNotAsked() throws Exception {
        try (JsonHost host =
                JsonHost.of("Stub", "https://169.254.169.254", Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> host.get("/latest/meta-data", Map.of()))
                    .hasMessage("169.254.169.254 is no address of a service.");
        }
    }

    @Test
    void redirectToAnotherHostIsRefusedAndNotFollowed() throws Exception {
        try (StubHost other = new StubHost((exchange, _) -> StubHost.json(exchange, "{}"));
                StubHost stub =
                        new StubHost((exchange, _) -> {
                            exchange.getResponseHeaders()
                                    .set(
                                            "Location",
                                            other.address().replace("localhost", "127.0.0.1")
                                                    + "/x");
                            StubHost.send(exchange, 302, "");
                        })) {
            assertThat(failing(stub).kind()).isEqualTo(FailureKind.REJECTED);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void linkToAnotherHostIsRefused() throws Exception {
        try (StubHost stub = new StubHost((exchange, _) -> StubHost.json(exchange, "{}"))) {
            JsonHost host = host(stub, 10);
            for (String link :
                    List.of(
                            "https://evil.example/x",
                            "http://localhost:1/x",
                            stub.address().replace("http://", "http://me@") + "/x",
                            stub.address().replace("http:", "https:") + "/x",
                            "@evil.example/x")) {
                assertThat(
                                catchThrowableOfType(
                                                ConnectorException.class,
                                                () -> host.get(link, Map.of()))
                                        .kind())
                        .as(link)
                        .isEqualTo(FailureKind.REJECTED);
            }
            assertThat(stub.asked()).isEmpty();
        }
    }

    @Test
    void bodyThatNeverEndsIsGivenUp() {
        try (StubHost stub =
                new StubHost((exchange, _) -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream body = exchange.getResponseBody();
                    for (int i = 0; i < 1000; i++) {
                        body.write(' ');
                        body.flush();
                        pause();
                    }
                })) {
            assertThat(failing(stub, 1).kind()).isEqualTo(FailureKind.TIMEOUT);
        }
    }

    @ParameterizedTest
    @CsvSource({"401, AUTH", "403, AUTH", "400, REJECTED", "404, REJECTED", "500, INTERNAL"})
    void statusSaysWhatFailed(int status, FailureKind kind) {
        try (StubHost stub =
                new StubHost((exchange, _) -> StubHost.send(exchange, status, "own words"))) {
            ConnectorException failure = failing(stub);
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining("own words");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"a\": ", "{} {}", ""})
    void answerThatIsNoJsonIsRefused(String text) {
        try (StubHost stub = new StubHost((exchange, _) -> StubHost.send(exchange, 200, text))) {
            assertThat(failing(stub).kind()).isEqualTo(FailureKind.REJECTED);
        }
    }

    @Test
    void morePatienceThanThereIsMeansThrottled() {
        try (StubHost stub =
                new StubHost((exchange, _) -> {
                    exchange.getResponseHeaders().set("Retry-After", "3600");
                    StubHost.send(exchange, 429, "");
                })) {
            assertThat(failing(stub))
                    .extracting(ConnectorException::kind)
                    .isEqualTo(FailureKind.THROTTLED);
            assertThat(stub.asked()).hasSize(1);
        }
    }

    @Test
    void decimalsKeepEveryDigit() throws Exception {
        try (StubHost stub =
                new StubHost((exchange, _) -> StubHost.json(exchange, "{\"a\": 7.50}"))) {
            assertThat(host(stub, 10).get("/", Map.of()).path("a").decimalValue().toPlainString())
                    .isEqualTo("7.50");
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static ConnectorException failing(StubHost stub) {
        return failing(stub, 10);
    }

    private static ConnectorException failing(StubHost stub, int seconds) {
        return catchThrowableOfType(
                ConnectorException.class, () -> host(stub, seconds).get("/", Map.of()));
    }

    private static JsonHost host(StubHost stub, int seconds) throws ConnectorException {
        return JsonHost.of("Stub", stub.address(), Duration.ofSeconds(seconds));
    }
}
