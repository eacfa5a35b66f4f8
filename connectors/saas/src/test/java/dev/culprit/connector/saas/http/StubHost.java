package dev.culprit.connector.saas.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A service on this machine that behaves as a test tells it to, and remembers what it was asked.
public final class StubHost implements AutoCloseable {
    /// Answers one request.
    @FunctionalInterface
    public interface Script {
        void answer(HttpExchange exchange, String body) throws IOException;
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public StubHost(Script script) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    try (exchange) {
                        script.answer(exchange, body);
                    }
                });
        server.start();
    }

    public static void json(HttpExchange exchange, String json) throws IOException {
        send(exchange, 200, json);
    }

    public static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// The value of a query's parameter; empty when there is none.
    public static String parameter(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    public static boolean isAllowed(HttpExchange exchange, String token) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        boolean allowed = ("Bearer " + token).equals(header);
        if (!allowed) {
            send(exchange, 401, "{\"message\": \"bad token\"}");
        }
        return allowed;
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
