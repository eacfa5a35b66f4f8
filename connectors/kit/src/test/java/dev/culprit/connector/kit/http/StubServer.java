package dev.culprit.connector.kit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server on this machine whose answers a test decides, with the requests it was sent.
public final class StubServer implements AutoCloseable {
    private final HttpServer server;

    /// Stubs may run an embedded engine, whose calls would pin the few carriers of virtual threads.
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /// @param headers first value of each, names in lower case
    public record Request(String method, URI uri, Map<String, String> headers, String body) {
        public String path() {
            return uri.getPath();
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public String query() {
            return uri.getRawQuery() == null ? "" : uri.getRawQuery();
        }
    }

    /// What to answer.
    public sealed interface Reply {
        record Whole(int status, Map<String, String> headers, ByteBuffer body) implements Reply {}

        /// The connection ends after the first part of the body.
        record BrokenOff(String firstPart) implements Reply {}

        /// Nothing comes until the latch opens.
        record Late(CountDownLatch until) implements Reply {}

        static Reply json(String body) {
            return json(200, body);
        }

        static Reply json(int status, String body) {
            return of(status, Map.of("Content-Type", "application/json"), body);
        }

        static Reply of(int status, Map<String, String> headers, String body) {
            return bytes(status, headers, body.getBytes(StandardCharsets.UTF_8));
        }

        static Reply bytes(int status, Map<String, String> headers, byte[] body) {
            return new Whole(status, headers, ByteBuffer.wrap(body));
        }
    }

    /// Answers one request.
    @FunctionalInterface
    public interface Answering {
        Reply to(Request request) throws Exception;
    }

    public StubServer(Answering answering) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, answering));
        server.start();
    }

    public String host() {
        return "127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri(String pathAndQuery) {
        return URI.create("http://" + host() + pathAndQuery);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange, Answering answering) {
        try (exchange) {
            Request request = read(exchange);
            requests.add(request);
            Reply reply;
            try {
                reply = answering.to(request);
            } catch (Exception failure) {
                reply = Reply.of(599, Map.of(), "the stub failed: " + failure);
            }
            write(exchange, reply);
        } catch (IOException hungUp) {
            // The client went away, as some tests want.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body);
    }

    private static void write(HttpExchange exchange, Reply reply)
            throws IOException, InterruptedException {
        switch (reply) {
            case Reply.Whole whole -> {
                whole.headers().forEach(exchange.getResponseHeaders()::set);
                int length = whole.body().remaining();
                exchange.sendResponseHeaders(whole.status(), length == 0 ? -1 : length);
                if (length > 0) {
                    exchange.getResponseBody().write(whole.body().array());
                }
            }
            case Reply.BrokenOff broken -> {
                byte[] part = broken.firstPart().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, part.length + 1000L);
                exchange.getResponseBody().write(part);
                exchange.getResponseBody().flush();
            }
            case Reply.Late late -> late.until().await();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /// A port of this machine at which nobody answers.
    public static int deadPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
