package dev.culprit.llm.stub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One request and the socket its answer goes to.
public final class StubExchange {
    private final Dialect dialect;
    private final StubServer.Request request;
    private final boolean streaming;
    private final OutputStream out;
    private final CountDownLatch closed;

    StubExchange(
            Dialect dialect,
            StubServer.Request request,
            boolean streaming,
            OutputStream out,
            CountDownLatch closed) {
        this.dialect = dialect;
        this.request = request;
        this.streaming = streaming;
        this.out = out;
        this.closed = closed;
    }

    public Dialect dialect() {
        return dialect;
    }

    public StubServer.Request request() {
        return request;
    }

    public boolean streaming() {
        return streaming;
    }

    /// A whole answer with its length.
    public void send(int status, String type, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(status, type, "Content-Length: " + bytes.length, headers);
        out.write(bytes);
        out.flush();
    }

    public void head(int status, String type, String framing, String... headers)
            throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Stub\r\n");
        head.append("Content-Type: ").append(type).append("\r\n").append(framing).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        raw(head.append("\r\n").toString());
    }

    public void startStream() throws IOException {
        head(200, dialect.streamType(), "Transfer-Encoding: chunked");
    }

    public void chunks(List<String> pieces) throws IOException {
        for (String piece : pieces) {
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            raw(Integer.toHexString(bytes.length) + "\r\n");
            out.write(bytes);
            raw("\r\n");
        }
    }

    public void endStream() throws IOException {
        raw("0\r\n\r\n");
    }

    public void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Says nothing more until the server is closed.
    public void silence() {
        waitFor(Duration.ofMinutes(1));
    }

    /// Whether to go on after that time.
    public boolean pause(Duration time) {
        return !waitFor(time);
    }

    private boolean waitFor(Duration time) {
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
