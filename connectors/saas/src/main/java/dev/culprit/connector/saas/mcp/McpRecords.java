package dev.culprit.connector.saas.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.kit.extract.JsonRecords;
import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.connector.kit.extract.ObjectReading;
import dev.culprit.connector.kit.extract.RecordSink;
import dev.culprit.connector.kit.extract.RecordSource;
import dev.culprit.connector.saas.http.Stopped;
import dev.culprit.core.query.Connector.Check;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A server's tools, each called once and read as a table.
///
/// A tool must be named by the user and say itself that it only reads. The second is asked for but
/// not believed: it is the server's word about itself. Whether an answer is everything there is, a
/// tool does not say either, so no extract of one counts as complete.
final class McpRecords implements RecordSource {
    static final String PROTOCOL = "2025-06-18";

    private final McpChannel channel;
    private final List<String> tools;
    private final JsonNode arguments;
    private int lastId;
    private @Nullable String server;

    /// @param arguments an object with those of each tool
    McpRecords(McpChannel channel, List<String> tools, JsonNode arguments) {
        this.channel = channel;
        this.tools = List.copyOf(tools);
        this.arguments = arguments;
    }

    @Override
    public SourceId source() {
        return new SourceId(channel.name());
    }

    @Override
    public List<String> facts() {
        return List.of("mcp", channel.name(), tools.toString(), arguments.toString());
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        String version = Stopped.asFailure(this::connected);
        Stopped.asFailure(() -> {
            requireReadOnly();
            return true;
        });
        return new Check(
                (System.nanoTime() - start) / 1_000_000,
                version,
                List.of(
                        "That these tools only read is the server's own word: "
                                + String.join(", ", tools)
                                + "."));
    }

    @Override
    public List<String> objects() {
        return tools;
    }

    @Override
    public ObjectReading read(ObjectRead wanted, RecordSink sink)
            throws ConnectorException, InterruptedException {
        if (!tools.contains(wanted.object())) {
            throw refused(wanted.object() + " is not among the tools that may be called.");
        }
        if (wanted.since().isPresent()) {
            throw new ConnectorException(
                    FailureKind.UNSUPPORTED,
                    "A tool is not asked for days; give it such an argument.");
        }
        connected();
        requireReadOnly();
        if (sink.mayRequest()) {
            for (JsonNode element : ToolAnswer.rows(called(wanted.object()))) {
                if (!sink.add(row(element))) {
                    break;
                }
            }
        }
        return ObjectReading.of(Coverage.TRUNCATED, "one answer of the tool", OptionalLong.empty());
    }

    @Override
    public void close() {
        channel.close();
    }

    private synchronized String connected() throws ConnectorException, InterruptedException {
        String known = server;
        if (known != null) {
            return known;
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.put("protocolVersion", PROTOCOL);
        parameters.putObject("capabilities");
        parameters.putObject("clientInfo").put("name", "culprit").put("version", "1");
        JsonNode answer = request("initialize", parameters);
        ObjectNode ready = JsonNodeFactory.instance.objectNode();
        channel.send(ready.put("jsonrpc", "2.0").put("method", "notifications/initialized"));
        String name = answer.at("/serverInfo/name").asText("MCP server");
        String told = name + " " + answer.at("/serverInfo/version").asText("0");
        server = told;
        return told;
    }

    private void requireReadOnly() throws ConnectorException, InterruptedException {
        Map<String, Boolean> readOnly = new LinkedHashMap<>();
        String cursor = "";
        for (int page = 0; page < 50; page++) {
            ObjectNode parameters = JsonNodeFactory.instance.objectNode();
            if (!cursor.isEmpty()) {
                parameters.put("cursor", cursor);
            }
            JsonNode answer = request("tools/list", parameters);
            for (JsonNode tool : answer.path("tools")) {
                readOnly.put(
                        tool.path("name").asText(),
                        tool.at("/annotations/readOnlyHint").asBoolean(false));
            }
            cursor = answer.path("nextCursor").asText("");
            if (cursor.isEmpty()) {
                break;
            }
        }
        for (String tool : tools) {
            if (!readOnly.containsKey(tool)) {
                throw refused("The server has no tool " + tool + ".");
            }
            if (!readOnly.getOrDefault(tool, false)) {
                throw refused("The tool " + tool + " does not say that it only reads.");
            }
        }
    }

    private JsonNode called(String tool) throws ConnectorException, InterruptedException {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.put("name", tool);
        JsonNode given = arguments.path(tool);
        parameters.set("arguments", given.isObject() ? given : parameters.objectNode());
        JsonNode result = request("tools/call", parameters);
        if (result.path("isError").asBoolean(false)) {
            throw refused(tool + " failed: " + result.at("/content/0/text").asText(""));
        }
        return result;
    }

    private synchronized JsonNode request(String method, ObjectNode parameters)
            throws ConnectorException, InterruptedException {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        lastId++;
        message.put("jsonrpc", "2.0").put("id", lastId).put("method", method);
        message.set("params", parameters);
        JsonNode answer = channel.request(message);
        if (answer.has("error")) {
            throw refused(
                    channel.name()
                            + " refuses "
                            + method
                            + ": "
                            + answer.at("/error/message").asText());
        }
        return answer.path("result");
    }

    private static Map<String, @Nullable Object> row(JsonNode element) {
        if (element.isObject()) {
            return JsonRecords.of(element);
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("value", JsonRecords.value(element));
        return row;
    }

    private static ConnectorException refused(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
