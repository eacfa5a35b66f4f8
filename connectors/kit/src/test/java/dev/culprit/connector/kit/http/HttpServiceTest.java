package dev.culprit.connector.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.kit.http.StubServer.Answering;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpServiceTest {
    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void anAnswerComesWithItsStatusHeadersAndBody() throws Exception {
        StubServer server = server(_ -> Reply.of(201, Map.of("X-One", "1"), "héllo"));

        HttpAnswer answer =
                service().ok(HttpCall.json(server.uri("/a?b=%20"), "{}").bearer("t"), soon());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("x-one")).hasValue("1");
        assertThat(answer.text()).isEqualTo("héllo");
        StubServer.Request request = server.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.query()).isEqualTo("b=%20");
        assertThat(request.body()).isEqualTo("{}");
        assertThat(request.header("authorization")).isEqualTo("Bearer t");
    }

    @Test
    void eachStatusHasItsKindAndTheServicesOwnWords() throws Exception {
        StubServer server =
                server(r ->
                        Reply.of(Integer.parseInt(r.path().substring(1)), Map.of(), "own words"));
        Map<Integer, FailureKind> kinds =
                Map.of(
                        400, FailureKind.REJECTED,
                        401, FailureKind.AUTH,
                        403, FailureKind.AUTH,
                        404, FailureKind.REJECTED,
                        429, FailureKind.THROTTLED,
                        500, FailureKind.INTERNAL,
                        503, FailureKind.THROTTLED,
                        504, FailureKind.TIMEOUT);

        kinds.forEach((status, kind) -> {
            ConnectorException failure = failure(HttpCall.get(server.uri("/" + status)), soon());
            assertThat(failure.kind()).as("%d", status).isEqualTo(kind);
            assertThat(failure).hasMessageContaining("Example").hasMessageContaining("own words");
        });
    }

    @Test
    void aBusyServiceIsAskedAgainAfterTheTimeItNames() throws Exception {
        StubServer server = busyThreeTimes("7");

        assertThat(service().ok(HttpCall.get(server.uri("/")), soon()).text()).isEqualTo("done");

        assertThat(pauses).containsExactly(seconds(7), seconds(7), seconds(7));
    }

    @Test
    void theTimeMayBeADate() throws Exception {
        StubServer server = busyThreeTimes("Sat, 10 Jan 2026 12:00:05 GMT");

        service().ok(HttpCall.get(server.uri("/")), soon());

        assertThat(pauses).containsExactly(seconds(5), seconds(5), seconds(5));
    }

    @Test
    void withoutATimeTheWaitDoubles() throws Exception {
        StubServer server = busyThreeTimes("soon");

        service().ok(HttpCall.get(server.uri("/")), soon());

        assertThat(pauses)
                .containsExactly(
                        Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @Test
    void aWaitBeyondTheDeadlineIsNotTaken() throws Exception {
        StubServer server = busyThreeTimes("3600");

        assertThat(failure(HttpCall.get(server.uri("/")), soon()).kind())
                .isEqualTo(FailureKind.THROTTLED);

        assertThat(pauses).isEmpty();
    }

    @Test
    void whatMustNotHappenTwiceIsRepeatedOnlyWhenItWasTurnedAway() throws Exception {
        StubServer failing = server(_ -> Reply.of(503, Map.of(), ""));
        StubServer busy = busyThreeTimes("1");

        failure(HttpCall.json(failing.uri("/"), "{}"), soon());
        service().ok(HttpCall.json(busy.uri("/"), "{}"), soon());

        assertThat(failing.requests()).hasSize(1);
        assertThat(busy.requests()).hasSize(4);
    }

    @Test
    void anEndlessAnswerEndsAtTheDeadline() throws Exception {
        CountDownLatch never = latch();
        StubServer server = server(_ -> new Reply.Late(never));
        long start = System.nanoTime();

        ConnectorException failure =
                failure(HttpCall.get(server.uri("/")), Deadline.in(Duration.ofMillis(300)));

        assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(seconds(3));
    }

    @Test
    void interruptionEndsTheWait() throws Exception {
        CountDownLatch never = latch();
        CountDownLatch asked = new CountDownLatch(1);
        StubServer server =
                server(_ -> {
                    asked.countDown();
                    return new Reply.Late(never);
                });
        FutureTask<HttpAnswer> task =
                new FutureTask<>(() -> service().ok(HttpCall.get(server.uri("/")), soon()));
        Thread thread = Thread.ofVirtual().start(task);
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        assertThatThrownBy(() -> task.get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void aBodyThatBreaksOffIsUnreachable() throws Exception {
        StubServer server = server(_ -> new Reply.BrokenOff("{\"rows\":["));

        ConnectorException failure = failure(HttpCall.get(server.uri("/")), soon());

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("broke off");
    }

    @Test
    void aBodyThatIsTooLongIsRefused(@TempDir Path folder) throws Exception {
        StubServer server = server(_ -> Reply.json("x".repeat(2000)));
        HttpCall call = HttpCall.get(server.uri("/")).atMost(1999);
        Path file = folder.resolve("body");

        assertThat(failure(call, soon()).kind()).isEqualTo(FailureKind.REJECTED);
        assertThatThrownBy(() -> service().download(call, file, soon()))
                .hasMessageContaining("more than 1999 bytes");
        assertThat(file).doesNotExist();
        assertThat(service().ok(call.atMost(2000), soon()).text()).hasSize(2000);
    }

    @Test
    void aDownloadIsWholeOrNotThere(@TempDir Path folder) throws Exception {
        StubServer server =
                server(r ->
                        switch (r.path()) {
                            case "/good" -> Reply.json("content");
                            case "/missing" -> Reply.json(404, "no such thing");
                            default -> new Reply.BrokenOff("conte");
                        });
        Path good = folder.resolve("good");
        Path bad = folder.resolve("bad");

        service().download(HttpCall.get(server.uri("/good")), good, soon());
        assertThatThrownBy(() -> service().download(HttpCall.get(server.uri("/b")), bad, soon()))
                .hasMessageContaining("broke off");
        assertThatThrownBy(
                        () -> service().download(HttpCall.get(server.uri("/missing")), bad, soon()))
                .hasMessageContaining("no such thing");

        assertThat(good).hasContent("content");
        assertThat(bad).doesNotExist();
    }

    @Test
    void aHostThatIsNotThereIsUnreachable() throws IOException {
        ConnectorException unknown =
                failure(HttpCall.get(URI.create("https://no-such-host.invalid/")), soon());
        ConnectorException silent =
                failure(
                        HttpCall.get(URI.create("http://127.0.0.1:" + StubServer.deadPort())),
                        soon());

        assertThat(unknown.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(unknown).hasMessage("There is no host no-such-host.invalid.");
        assertThat(silent.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(silent).hasMessage("Nothing answers at 127.0.0.1.");
    }

    @Test
    void plainHttpStaysOnThisMachineUnlessAllowed() {
        HttpCall call = HttpCall.get(URI.create("http://169.254.169.254/latest/meta-data"));

        ConnectorException failure = failure(call, soon());

        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure).hasMessageContaining("allow_http");
        assertThat(failure(HttpCall.get(URI.create("file:///etc/passwd")), soon()).kind())
                .isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void redirectsStayOnTheirHost() throws Exception {
        StubServer server =
                server(r ->
                        switch (r.path()) {
                            case "/here" -> Reply.of(302, Map.of("Location", "/there"), "");
                            case "/away" ->
                                    Reply.of(
                                            307,
                                            Map.of("Location", "http://localhost:1/secret"),
                                            "");
                            case "/round" -> Reply.of(302, Map.of("Location", "/round"), "");
                            default -> Reply.json("arrived " + r.header("authorization"));
                        });

        assertThat(service().ok(HttpCall.get(server.uri("/here")).bearer("t"), soon()).text())
                .isEqualTo("arrived Bearer t");
        assertThat(failure(HttpCall.get(server.uri("/away")), soon()))
                .hasMessage("127.0.0.1 redirects to localhost, which is not allowed.");
        assertThat(failure(HttpCall.get(server.uri("/round")), soon()))
                .hasMessageContaining("without end");
    }

    @Test
    void aListedHostMayBeRedirectedToButGetsNoCredentials() throws Exception {
        StubServer other = server(r -> Reply.json("[" + r.header("authorization") + "]"));
        StubServer server =
                server(_ ->
                        Reply.of(
                                307,
                                Map.of("Location", "http://localhost:" + other.port() + "/"),
                                ""));
        HttpService service = service(new Addresses(false, Set.of("localhost")));

        assertThat(service.ok(HttpCall.get(server.uri("/")).bearer("t"), soon()).text())
                .isEqualTo("[]");
    }

    @Test
    void anAddressIsReadWithItsFaultsNamed() throws Exception {
        assertThat(Addresses.read("endpoint", " db.example.com:8443 "))
                .isEqualTo(URI.create("https://db.example.com:8443"));
        for (String bad :
                List.of("", "https://", "https://u:p@host", "https://a b", "https://h/#f")) {
            assertThatThrownBy(() -> Addresses.read("endpoint", bad))
                    .as(bad)
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageStartingWith("endpoint ");
        }
    }

    private StubServer busyThreeTimes(String retryAfter) throws IOException {
        List<String> asked = new java.util.concurrent.CopyOnWriteArrayList<>();
        return server(r -> {
            asked.add(r.path());
            return asked.size() <= 3
                    ? Reply.of(429, Map.of("Retry-After", retryAfter), "busy")
                    : Reply.json("done");
        });
    }

    private StubServer server(Answering answering) throws IOException {
        StubServer server = new StubServer(answering);
        opened.add(server);
        return server;
    }

    private CountDownLatch latch() {
        CountDownLatch latch = new CountDownLatch(1);
        opened.add(latch::countDown);
        return latch;
    }

    private HttpService service() {
        return service(Addresses.STRICT);
    }

    private HttpService service(Addresses addresses) {
        HttpService service =
                new HttpService(
                        "Example",
                        addresses,
                        HttpAnswer::text,
                        InstantSource.fixed(NOW),
                        pauses::add);
        opened.add(service);
        return service;
    }

    private ConnectorException failure(HttpCall call, Deadline deadline) {
        return catchThrowableOfType(ConnectorException.class, () -> service().ok(call, deadline));
    }

    private static Deadline soon() {
        return Deadline.in(seconds(20));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
