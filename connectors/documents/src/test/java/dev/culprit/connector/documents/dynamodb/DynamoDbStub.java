package dev.culprit.connector.documents.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.kit.http.SignedRequests;
import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.connector.kit.http.StubServer.Request;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Tables in this process behind the part of DynamoDB's protocol that is needed to read them, pages
/// of at most two items. It checks each signature by a computation of its own.
final class DynamoDbStub implements AutoCloseable {
    static final String ACCESS_KEY = "AKIDREADER";
    static final String SECRET_KEY = "not/a+real/secret";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 2;

    private final Map<String, List<JsonNode>> tables = new TreeMap<>();
    private final Queue<Reply> next = new ConcurrentLinkedQueue<>(new ArrayDeque<>());
    private final StubServer server;

    DynamoDbStub() throws IOException {
        server = new StubServer(this::answer);
    }

    DynamoDbStub table(String name, String... items) throws IOException {
        List<JsonNode> parsed = new ArrayList<>();
        for (String item : items) {
            parsed.add(JSON.readTree(item));
        }
        tables.put(name, parsed);
        return this;
    }

    /// Answers the next scan so, before it answers as it should.
    DynamoDbStub first(Reply reply) {
        next.add(reply);
        return this;
    }

    static Reply refusal(int status, String type) {
        return Reply.json(
                status,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#"
                        + type
                        + "\",\"message\":\"no\"}");
    }

    String endpoint() {
        return "http://" + server.host();
    }

    List<String> operations() {
        return server.requests().stream()
                .map(request -> request.header("x-amz-target").replaceFirst(".*\\.", ""))
                .toList();
    }

    List<JsonNode> scans() throws IOException {
        List<JsonNode> scans = new ArrayList<>();
        for (Request request : server.requests()) {
            if (request.header("x-amz-target").endsWith(".Scan")) {
                scans.add(JSON.readTree(request.body()));
            }
        }
        return scans;
    }

    private Reply answer(Request request) throws Exception {
        if (!SignedRequests.isSigned(request, ACCESS_KEY, SECRET_KEY)) {
            return refusal(400, "InvalidSignatureException");
        }
        JsonNode body = JSON.readTree(request.body());
        String table = body.path("TableName").asText();
        if (!table.isEmpty() && !tables.containsKey(table)) {
            return refusal(400, "ResourceNotFoundException");
        }
        return switch (request.header("x-amz-target")) {
            case "DynamoDB_20120810.ListTables" -> list(body);
            case "DynamoDB_20120810.DescribeTable" ->
                    Reply.json("{\"Table\":{\"ItemCount\":" + tables.get(table).size() + "}}");
            case "DynamoDB_20120810.Scan" -> {
                Reply instead = next.poll();
                yield instead == null ? scan(tables.get(table), body) : instead;
            }
            default -> refusal(400, "UnknownOperationException");
        };
    }

    /// One name a page.
    private Reply list(JsonNode body) {
        String after = body.path("ExclusiveStartTableName").asText();
        List<String> left = tables.keySet().stream().filter(it -> it.compareTo(after) > 0).toList();
        ObjectNode page = JSON.createObjectNode();
        ArrayNode names = page.putArray("TableNames");
        left.stream().limit(1).forEach(names::add);
        if (left.size() > 1) {
            page.put("LastEvaluatedTableName", left.getFirst());
        }
        return Reply.json(page.toString());
    }

    /// An item's place is its key; each segment has every so many of them.
    private static Reply scan(List<JsonNode> items, JsonNode body) {
        int segments = body.path("TotalSegments").asInt(1);
        int start = body.path("ExclusiveStartKey").path("place").path("N").asInt(-1) + 1;
        int most = Math.min(PAGE, body.path("Limit").asInt(PAGE));
        ObjectNode page = JSON.createObjectNode();
        ArrayNode taken = page.putArray("Items");
        for (int i = start; i < items.size(); i++) {
            if (i % segments != body.path("Segment").asInt()) {
                continue;
            }
            if (taken.size() == most) {
                page.putObject("LastEvaluatedKey")
                        .putObject("place")
                        .put("N", Integer.toString(i - 1));
                break;
            }
            taken.add(items.get(i));
        }
        page.putObject("ConsumedCapacity").put("CapacityUnits", 0.5);
        return Reply.json(page.toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
