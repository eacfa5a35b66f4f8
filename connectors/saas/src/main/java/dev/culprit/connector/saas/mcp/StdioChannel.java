package dev.culprit.connector.saas.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server that is a program: one message a line on its input and output. It ends with the channel.
final class StdioChannel implements McpChannel {
    private static final int LONGEST_LINE = 64 << 20;
    private static final String END = "";

    private final String command;
    private final Process process;
    private final Duration patience;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private StdioChannel(String command, Process process, Duration patience) {
        this.command = command;
        this.process = process;
        this.patience = patience;
        Thread.ofVirtual().name("culprit-mcp").start(this::readLines);
    }

    /// The program is started as it stands, without a shell that would read its arguments.
    static StdioChannel start(String command, List<String> arguments, Duration patience)
            throws ConnectorException {
        List<String> words = new ArrayList<>();
        words.add(command);
        words.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(words)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new StdioChannel(command, process, patience);
        } catch (IOException cause) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE, command + " cannot be started.", cause);
        }
    }

    @Override
    public String name() {
        return "mcp:" + command;
    }

    @Override
    public JsonNode request(ObjectNode message) throws ConnectorException, InterruptedException {
        send(message);
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new ConnectorException(
                        FailureKind.TIMEOUT,
                        command + " did not answer in " + patience.toSeconds() + " s.");
            }
            if (line.equals(END)) {
                lines.add(END);
                throw gone(null);
            }
            JsonNode answer = JsonHost.parse(line, command);
            if (answer.path("id").equals(message.path("id"))) {
                return answer;
            }
        }
    }

    @Override
    public void send(ObjectNode message) throws ConnectorException {
        try {
            OutputStream input = process.getOutputStream();
            input.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException cause) {
            throw gone(cause);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private ConnectorException gone(@Nullable IOException cause) {
        String sentence = command + " has ended.";
        return cause == null
                ? new ConnectorException(FailureKind.UNREACHABLE, sentence)
                : new ConnectorException(FailureKind.UNREACHABLE, sentence, cause);
    }

    private void readLines() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream output = new BufferedInputStream(process.getInputStream())) {
            for (int next = output.read(); next >= 0; next = output.read()) {
                if (next == '\n') {
                    add(bytes.toString(StandardCharsets.UTF_8).strip());
                    bytes.reset();
                } else if (bytes.size() < LONGEST_LINE) {
                    bytes.write(next);
                } else {
                    close();
                }
            }
        } catch (IOException ended) {
            // Told by the end mark.
        } finally {
            lines.add(END);
        }
    }

    private void add(String line) {
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }
}
