package dev.culprit.connector.saas.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import java.util.HashMap;
import java.util.Map;

/// Streamable HTTP (specification of 2025-06-18): each message is a POST, its answer JSON or a short
/// event stream.
final class HttpChannel implements McpChannel {
    private final JsonHost host;
    private final Secret token;
    private volatile String session = "";

    HttpChannel(JsonHost host, Secret token) {
        this.host = host;
        this.token = token;
    }

    @Override
    public String name() {
        return host.address();
    }

    @Override
    public JsonNode request(ObjectNode message) throws ConnectorException, InterruptedException {
        HttpAnswer answer = host.answer("POST", "", headers(), message.toString());
        String given = answer.header("mcp-session-id").orElse("");
        if (given.matches("[\\x21-\\x7e]{1,200}")) {
            session = given;
        }
        if (!answer.header("content-type").orElse("").startsWith("text/event-stream")) {
            return JsonHost.parse(answer.text(), host.name());
        }
        return event(answer.text(), message.path("id"));
    }

    @Override
    public void send(ObjectNode message) throws ConnectorException, InterruptedException {
        host.answer("POST", "", headers(), message.toString());
    }

    @Override
    public void close() {
        host.close();
    }

    private JsonNode event(String stream, JsonNode id) throws ConnectorException {
        for (String event : stream.split("\\R\\R")) {
            StringBuilder data = new StringBuilder();
            event.lines()
                    .filter(line -> line.startsWith("data:"))
                    .forEach(line -> data.append(line.substring(5)));
            if (!data.isEmpty()) {
                JsonNode message = JsonHost.parse(data.toString(), host.name());
                if (message.path("id").equals(id)) {
                    return message;
                }
            }
        }
        throw new ConnectorException(
                FailureKind.REJECTED, host.name() + " ended its stream without an answer.");
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json, text/event-stream");
        headers.put("MCP-Protocol-Version", McpRecords.PROTOCOL);
        if (!session.isEmpty()) {
            headers.put("Mcp-Session-Id", session);
        }
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token.reveal());
        }
        return headers;
    }
}
