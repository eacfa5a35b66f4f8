package dev.culprit.connector.documents.dynamodb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.kit.ContractData;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.kit.http.HttpCall;
import dev.culprit.connector.kit.http.HttpService;
import dev.culprit.connector.kit.http.SigV4;
import dev.culprit.core.source.ConnectorException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Writes tables, which the code under test cannot.
final class LocalTables implements AutoCloseable {
    static final String KEY = "AKIDWRITER";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 25;

    private final URI root;
    private final SigV4 signer = new SigV4(KEY, "secret", "", "us-east-1", "dynamodb");
    private final HttpService http =
            new HttpService("DynamoDB", Addresses.STRICT, HttpAnswer::text);

    LocalTables(String endpoint) {
        this.root = URI.create(endpoint + "/");
    }

    /// The service drops zeros at the end of numbers. So one amount has two digits that count: with
    /// it, all of them do.
    void contract() throws ConnectorException, InterruptedException {
        create("customers", "customer_id", "S");
        create("orders", "order_id", "N");
        List<ObjectNode> customers =
                ContractData.customers().stream()
                        .map(row -> {
                            ObjectNode item = JSON.createObjectNode();
                            text(item, "customer_id", row.get(0));
                            text(item, "name", row.get(1));
                            return item;
                        })
                        .toList();
        put("customers", customers);
        put("orders", ContractData.orders().stream().map(LocalTables::order).toList());
    }

    void numbers(String table, int count) throws ConnectorException, InterruptedException {
        create(table, "id", "N");
        ArrayNode items = JSON.createArrayNode();
        for (int i = 0; i < count; i++) {
            ObjectNode item = items.addObject();
            number(item, "id", Integer.toString(i));
            number(item, "seconds", Long.toString(Instant.now().getEpochSecond()));
        }
        put(table, items.valueStream().map(ObjectNode.class::cast).toList());
    }

    private static ObjectNode order(String[] row) {
        ObjectNode item = JSON.createObjectNode();
        number(item, "order_id", row[0]);
        text(item, "customer_id", row[1]);
        number(item, "amount", row[0].equals("99") ? "99.51" : row[2]);
        number(item, "weight", row[3]);
        item.putObject("paid").put("BOOL", Boolean.parseBoolean(row[4]));
        text(item, "placed_at", row[5]);
        text(item, "ship_date", row[6]);
        text(item, "pickup", row[7]);
        if (row[8] == null) {
            item.putObject("note").put("NULL", true);
        } else {
            text(item, "note", row[8]);
        }
        return item;
    }

    private static void text(ObjectNode item, String name, String value) {
        item.putObject(name).put("S", value);
    }

    private static void number(ObjectNode item, String name, String value) {
        item.putObject(name).put("N", value);
    }

    private void create(String table, String key, String type)
            throws ConnectorException, InterruptedException {
        ObjectNode request = JSON.createObjectNode().put("TableName", table);
        request.put("BillingMode", "PAY_PER_REQUEST");
        request.putArray("AttributeDefinitions")
                .addObject()
                .put("AttributeName", key)
                .put("AttributeType", type);
        request.putArray("KeySchema").addObject().put("AttributeName", key).put("KeyType", "HASH");
        send("CreateTable", request);
    }

    private void put(String table, List<ObjectNode> items)
            throws ConnectorException, InterruptedException {
        for (int from = 0; from < items.size(); from += BATCH) {
            ObjectNode request = JSON.createObjectNode();
            ArrayNode writes = request.putObject("RequestItems").putArray(table);
            for (ObjectNode item : items.subList(from, Math.min(from + BATCH, items.size()))) {
                writes.addObject().putObject("PutRequest").set("Item", item);
            }
            send("BatchWriteItem", request);
        }
    }

    private void send(String operation, ObjectNode request)
            throws ConnectorException, InterruptedException {
        HttpCall call =
                HttpCall.post(root, "application/x-amz-json-1.0", request.toString())
                        .header("X-Amz-Target", "DynamoDB_20120810." + operation);
        http.ok(signer.sign(call, Instant.now()), Deadline.in(Duration.ofSeconds(30)));
    }

    @Override
    public void close() {
        http.close();
    }
}
