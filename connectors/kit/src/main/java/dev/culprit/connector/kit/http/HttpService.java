package dev.culprit.connector.kit.http;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A service that is spoken to by HTTP. Every request goes only where [Addresses] allow, ends with
/// its body by its deadline, and is sent again when the service asks for patience and there is
/// time. Interrupting the thread closes the connection. Safe for use by many threads.
public final class HttpService implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_TRIES = 5;
    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> BUSY = Set.of(429, 502, 503);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpFailures failures;
    private final Addresses addresses;
    private final Function<HttpAnswer, String> words;
    private final InstantSource clock;
    private final Pause pause;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();

    /// @param name what users call the service
    /// @param words finds the service's own words in an answer that is no success
    public HttpService(String name, Addresses addresses, Function<HttpAnswer, String> words) {
        this(name, addresses, words, InstantSource.system(), Pause.REAL);
    }

    public HttpService(
            String name,
            Addresses addresses,
            Function<HttpAnswer, String> words,
            InstantSource clock,
            Pause pause) {
        this.failures = new HttpFailures(name);
        this.addresses = addresses;
        this.words = words;
        this.clock = clock;
        this.pause = pause;
    }

    public HttpFailures failures() {
        return failures;
    }

    /// The answer when it is a success.
    ///
    /// @throws ConnectorException with the service's own words for any other status
    public HttpAnswer ok(HttpCall call, Deadline deadline)
            throws ConnectorException, InterruptedException {
        return requireSuccess(send(call, deadline));
    }

    /// The answer whatever its status.
    public HttpAnswer send(HttpCall call, Deadline deadline)
            throws ConnectorException, InterruptedException {
        BodyHandler<byte[]> toMemory =
                _ -> new CappedBody<>(BodySubscribers.ofByteArray(), call.mostBytes());
        HttpResponse<byte[]> response = patiently(call, toMemory, deadline);
        return new HttpAnswer(response.statusCode(), response.headers(), response.body());
    }

    /// Writes the body of a success to a file; on any failure there is no file.
    public HttpAnswer download(HttpCall call, Path file, Deadline deadline)
            throws ConnectorException, InterruptedException {
        BodyHandler<byte[]> toFile =
                info ->
                        new CappedBody<>(
                                info.statusCode() / 100 == 2
                                        ? BodySubscribers.mapping(
                                                BodyHandlers.ofFile(file).apply(info),
                                                _ -> new byte[0])
                                        : BodySubscribers.ofByteArray(),
                                call.mostBytes());
        boolean whole = false;
        try {
            HttpResponse<byte[]> response = patiently(call, toFile, deadline);
            HttpAnswer answer =
                    requireSuccess(
                            new HttpAnswer(
                                    response.statusCode(), response.headers(), response.body()));
            whole = true;
            return answer;
        } finally {
            if (!whole) {
                deleteQuietly(file);
            }
        }
    }

    /// The answer when it is a success, as [#ok] would give it.
    public HttpAnswer requireSuccess(HttpAnswer answer) throws ConnectorException {
        if (!answer.succeeded()) {
            throw failures.status(answer.status(), words.apply(answer));
        }
        return answer;
    }

    private HttpResponse<byte[]> patiently(
            HttpCall call, BodyHandler<byte[]> body, Deadline deadline)
            throws ConnectorException, InterruptedException {
        for (int tries = 1; ; tries++) {
            HttpResponse<byte[]> response = followed(call, body, deadline);
            boolean again = BUSY.contains(response.statusCode()) && tries < MOST_TRIES;
            if (!again || !(call.repeatable() || response.statusCode() == 429)) {
                return response;
            }
            Duration wait =
                    RetryAfter.of(
                            new HttpAnswer(
                                    response.statusCode(), response.headers(), response.body()),
                            tries,
                            clock);
            if (wait.compareTo(deadline.remaining()) >= 0) {
                return response;
            }
            pause.take(wait);
        }
    }

    private HttpResponse<byte[]> followed(
            HttpCall call, BodyHandler<byte[]> body, Deadline deadline)
            throws ConnectorException, InterruptedException {
        addresses.require(call.uri());
        HttpCall next = call;
        for (int redirects = 0; ; redirects++) {
            HttpResponse<byte[]> response = once(next, body, deadline);
            String location = response.headers().firstValue("Location").orElse("");
            if (!REDIRECTS.contains(response.statusCode())
                    || location.isEmpty()
                    || !call.method().equals("GET")) {
                return response;
            }
            if (redirects == MOST_REDIRECTS) {
                throw new ConnectorException(
                        FailureKind.REJECTED, failures.service() + " redirects without end.");
            }
            URI target = target(next.uri(), location);
            addresses.requireRedirect(next.uri(), target);
            next = next.to(target);
        }
    }

    private URI target(URI from, String location) throws ConnectorException {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException malformed) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    failures.service() + " redirects to something that is no address.",
                    malformed);
        }
    }

    private HttpResponse<byte[]> once(HttpCall call, BodyHandler<byte[]> body, Deadline deadline)
            throws ConnectorException, InterruptedException {
        try {
            return exchanged(call, body, deadline);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (call.repeatable() && isStale(cause) && !deadline.passed()) {
                return onceMore(call, body, deadline);
            }
            throw failures.transport(call.uri().getHost(), cause);
        }
    }

    private HttpResponse<byte[]> onceMore(
            HttpCall call, BodyHandler<byte[]> body, Deadline deadline)
            throws ConnectorException, InterruptedException {
        try {
            return exchanged(call, body, deadline);
        } catch (ExecutionException failed) {
            throw failures.transport(call.uri().getHost(), failed.getCause());
        }
    }

    /// A connection that broke may have been kept open too long; that a host is not there is final.
    private static boolean isStale(@Nullable Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof HttpConnectTimeoutException)
                && !(cause instanceof CappedBody.TooLongException);
    }

    /// The client's own time-out ends with the header of the answer, so the body is timed here.
    private HttpResponse<byte[]> exchanged(
            HttpCall call, BodyHandler<byte[]> body, Deadline deadline)
            throws ConnectorException, InterruptedException, ExecutionException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request(call), body);
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw failures.deadline();
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            throw interrupted;
        }
    }

    private static HttpRequest request(HttpCall call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.uri())
                        .method(
                                call.method(),
                                call.body().isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException inUse) {
            // The cache that owns the folder tries again when it is full.
        }
    }

    /// Breaks off what still runs.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
