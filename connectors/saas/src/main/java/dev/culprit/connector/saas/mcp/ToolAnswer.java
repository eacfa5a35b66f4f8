package dev.culprit.connector.saas.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.connector.saas.http.Pages;
import dev.culprit.core.source.ConnectorException;
import java.util.ArrayList;
import java.util.List;

/// Finds the rows in what a tool answered: structured content, else text that is JSON, else lines.
final class ToolAnswer {
    private ToolAnswer() {}

    static List<JsonNode> rows(JsonNode result) {
        JsonNode structured = result.path("structuredContent");
        if (!structured.isMissingNode() && !structured.isNull()) {
            return ofJson(structured);
        }
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode part : result.path("content")) {
            if (part.path("type").asText().equals("text")) {
                rows.addAll(ofText(part.path("text").asText()));
            }
        }
        return rows;
    }

    /// An array is rows; an object with one array in it holds rows; any other object is one.
    private static List<JsonNode> ofJson(JsonNode json) {
        if (json.isArray()) {
            return Pages.elements(json);
        }
        List<JsonNode> arrays = json.valueStream().filter(JsonNode::isArray).toList();
        return arrays.size() == 1 ? Pages.elements(arrays.getFirst()) : List.of(json);
    }

    private static List<JsonNode> ofText(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("[") || trimmed.startsWith("{")) {
            try {
                return ofJson(JsonHost.parse(trimmed, "The tool"));
            } catch (ConnectorException noJson) {
                return lines(trimmed);
            }
        }
        return lines(trimmed);
    }

    private static List<JsonNode> lines(String text) {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            rows.add(row(line));
        }
        return rows;
    }

    private static JsonNode row(String line) {
        try {
            return line.startsWith("{") ? JsonHost.parse(line, "The tool") : TextNode.valueOf(line);
        } catch (ConnectorException noJson) {
            return TextNode.valueOf(line);
        }
    }
}
