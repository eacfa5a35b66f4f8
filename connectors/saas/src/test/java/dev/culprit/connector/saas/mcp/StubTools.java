package dev.culprit.connector.saas.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// A server with three tools, over HTTP by a stub or as a program on its own.
final class StubTools {
    private StubTools() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer = answer(line);
            if (!answer.isEmpty()) {
                System.out.println(answer);
            }
            if (arguments.length > 0 && line.contains(arguments[0])) {
                return;
            }
        }
    }

    /// @return empty for a message that has no answer
    static String answer(String message) throws IOException {
        JsonNode asked = new ObjectMapper().readTree(message);
        if (!asked.has("id")) {
            return "";
        }
        String result =
                switch (asked.path("method").asText()) {
                    case "initialize" ->
                            "{\"protocolVersion\": \"2025-06-18\", \"serverInfo\":"
                                    + " {\"name\": \"Stub\", \"version\": \"3\"}}";
                    case "tools/list" ->
                            "{\"tools\": [{\"name\": \"orders\", \"annotations\":"
                                    + " {\"readOnlyHint\": true}}, {\"name\": \"notes\","
                                    + " \"annotations\": {\"readOnlyHint\": true}},"
                                    + " {\"name\": \"wipe\"}]}";
                    case "tools/call" -> call(asked.path("params"));
                    default -> "{}";
                };
        return "{\"jsonrpc\": \"2.0\", \"id\": "
                + asked.path("id")
                + ", \"result\": "
                + result
                + "}";
    }

    private static String call(JsonNode parameters) {
        return switch (parameters.path("name").asText()) {
            case "orders" ->
                    "{\"structuredContent\": {\"rows\": [{\"id\": 1, \"shop\": {\"name\": \""
                            + parameters.at("/arguments/shop").asText("none")
                            + "\"}}, {\"id\": 2, \"shop\": null}], \"total\": 2}}";
            case "notes" ->
                    "{\"content\": [{\"type\": \"text\", \"text\": \"[{\\\"n\\\": 1.50}]\"}]}";
            default -> "{\"isError\": true}";
        };
    }
}
