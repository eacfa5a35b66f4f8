package dev.culprit.llm.stub;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/// A model provider on the loopback interface. Answers from a queue of behaviours; when that is empty,
/// with the last one again.
public final class StubServer implements AutoCloseable {
    private final Dialect dialect;
    private final ServerSocket server;
    private final Queue<Behaviour> behaviours = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Request> arrivals = new LinkedBlockingQueue<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Behaviour last = Behaviour.text("ready");

    /// @param headers by lower-case name
    public record Request(String method, String path, Map<String, String> headers, String body) {}

    public StubServer(Dialect dialect) throws IOException {
        this.dialect = dialect;
        this.server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        Thread.ofVirtual().start(this::accept);
    }

    public StubServer then(Behaviour... next) {
        behaviours.addAll(List.of(next));
        return this;
    }

    /// What a user would enter as the endpoint.
    public URI endpoint() {
        String path = dialect == Dialect.OLLAMA ? "/" : "/v1/";
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /// The next request that has not been taken yet.
    public Request take() throws InterruptedException {
        return arrivals.take();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                if (closed.getCount() == 0) {
                    socket.close();
                }
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException over) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean again = true;
            while (again) {
                Request request = read(in);
                requests.add(request);
                arrivals.add(request);
                Behaviour next = behaviours.poll();
                last = next == null ? last : next;
                boolean streaming = request.body().replace(" ", "").contains("\"stream\":true");
                again =
                        last.answer(
                                new StubExchange(
                                        dialect,
                                        request,
                                        streaming,
                                        socket.getOutputStream(),
                                        closed));
            }
        } catch (IOException over) {
            // the other side hung up, or the server was closed
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ");
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(first[0], first[1], headers, body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("The client hung up");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }
}
