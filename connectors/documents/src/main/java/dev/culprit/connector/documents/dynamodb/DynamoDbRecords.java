package dev.culprit.connector.documents.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.connector.kit.extract.ObjectReading;
import dev.culprit.connector.kit.extract.RecordSink;
import dev.culprit.connector.kit.extract.RecordSource;
import dev.culprit.core.query.Connector.Check;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// An account's tables. Reads by scans, as nothing else reaches all items of a table.
///
/// No question is asked over a whole table: the service counts nothing by itself, so each would read,
/// and bill, all of it.
final class DynamoDbRecords implements RecordSource {
    private final DynamoDbSettings settings;
    private final SourceId source;
    private final List<String> tables;
    private final Service service;

    /// @param tables what is wanted; empty for all. A login may be allowed to see these alone
    /// @param service belongs to the source from now on
    DynamoDbRecords(DynamoDbSettings settings, List<String> tables, Service service)
            throws ConnectorException {
        this.settings = settings;
        this.source = settings.source();
        this.tables = List.copyOf(tables);
        this.service = service;
    }

    @Override
    public SourceId source() {
        return source;
    }

    @Override
    public List<String> facts() {
        return List.of("dynamodb", source.value(), settings.accessKey());
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        try {
            if (tables.isEmpty()) {
                service.ask(
                        Operation.LIST_TABLES,
                        JsonNodeFactory.instance.objectNode().put("Limit", 1));
            } else {
                describe(tables.getFirst());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(
                    FailureKind.TIMEOUT, "The check of " + source + " was stopped.", stopped);
        }
        return new Check(
                (System.nanoTime() - start) / 1_000_000,
                "DynamoDB, API version 2012-08-10",
                List.of(
                        "DynamoDB does not tell whether this login could also write; ListTables,"
                                + " DescribeTable and Scan are all it needs."));
    }

    @Override
    public List<String> objects() throws ConnectorException, InterruptedException {
        List<String> names = new ArrayList<>();
        JsonNode last = MissingNode.getInstance();
        do {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            if (!last.isMissingNode()) {
                request.set("ExclusiveStartTableName", last);
            }
            JsonNode page = service.ask(Operation.LIST_TABLES, request);
            page.path("TableNames").forEach(name -> names.add(name.asText()));
            last = page.path("LastEvaluatedTableName");
        } while (!last.isMissingNode());
        return names;
    }

    @Override
    public ObjectReading read(ObjectRead wanted, RecordSink sink)
            throws ConnectorException, InterruptedException {
        for (String field : wanted.fields()) {
            requireName(field);
        }
        if (wanted.time().isPresent()) {
            requireName(wanted.time().get());
        }
        long items = describe(wanted.object()).path("ItemCount").asLong();
        boolean part = items > wanted.rows() && wanted.order() != ObjectRead.Order.RECENT;
        TableScan scan = new TableScan(service, wanted, sink);
        boolean whole = part ? scan.randomly(items) : scan.inOrder();
        return ObjectReading.of(
                        coverage(whole, part),
                        method(whole, part),
                        whole ? OptionalLong.empty() : OptionalLong.of(items))
                .with(warnings(wanted, whole, scan.capacityUnits()));
    }

    /// All segments of a table are the table.
    private static Coverage coverage(boolean whole, boolean part) {
        if (whole) {
            return Coverage.FULL;
        }
        return part ? Coverage.SAMPLE : Coverage.TRUNCATED;
    }

    private static String method(boolean whole, boolean part) {
        if (whole) {
            return "full scan";
        }
        return part ? "random segments of a parallel scan" : "first in the order of hashed keys";
    }

    private static List<String> warnings(ObjectRead wanted, boolean whole, double units) {
        List<String> warnings = new ArrayList<>();
        if (units > 0) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "Reading %s took %.1f read capacity units.",
                            wanted.object(),
                            units));
        }
        if (!whole && wanted.order() == ObjectRead.Order.RECENT) {
            warnings.add(
                    "DynamoDB cannot hand out the most recent items of "
                            + wanted.object()
                            + " first; what was read are not those.");
        }
        return warnings;
    }

    private JsonNode describe(String table) throws ConnectorException, InterruptedException {
        return service.ask(
                        Operation.DESCRIBE_TABLE,
                        JsonNodeFactory.instance.objectNode().put("TableName", table))
                .path("Table");
    }

    private static void requireName(String field) throws ConnectorException {
        if (field.isBlank()
                || field.startsWith(".")
                || field.endsWith(".")
                || field.contains("..")) {
            throw new ConnectorException(
                    FailureKind.REJECTED, field + " cannot be the name of an attribute.");
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
