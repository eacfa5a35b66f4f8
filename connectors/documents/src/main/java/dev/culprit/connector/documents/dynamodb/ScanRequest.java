package dev.culprit.connector.documents.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.kit.extract.ObjectRead;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Puts the requests of one table's scan together. Names of attributes go into placeholders only, as
/// they could be words of the expressions' language.
final class ScanRequest {
    /// Seconds since 1970 are below this until the year 5138, milliseconds above since 1973.
    private static final String MOST_SECONDS = "100000000000";

    private final ObjectNode base = JsonNodeFactory.instance.objectNode();

    ScanRequest(ObjectRead wanted) {
        base.put("TableName", wanted.object());
        base.put("ReturnConsumedCapacity", "TOTAL");
        ObjectNode names = JsonNodeFactory.instance.objectNode();
        List<String> projection = new ArrayList<>();
        for (String field : wanted.fields()) {
            projection.add(path(field, names));
        }
        if (!projection.isEmpty()) {
            base.put("ProjectionExpression", String.join(", ", projection));
        }
        wanted.since().ifPresent(since -> since(path(wanted.time().orElseThrow(), names), since));
        if (!names.isEmpty()) {
            base.set("ExpressionAttributeNames", names);
        }
    }

    /// @param after where the page before ended; missing for the first
    JsonNode page(long limit, int segment, int segments, JsonNode after) {
        ObjectNode page = base.deepCopy();
        page.put("Limit", limit);
        if (segments > 1) {
            page.put("Segment", segment).put("TotalSegments", segments);
        }
        if (!after.isMissingNode()) {
            page.set("ExclusiveStartKey", after);
        }
        return page;
    }

    /// A dot leads into a nested map.
    private static String path(String field, ObjectNode names) {
        List<String> parts = new ArrayList<>();
        for (String part : field.split("\\.")) {
            String placeholder = "#n" + names.size();
            names.put(placeholder, part);
            parts.add(placeholder);
        }
        return String.join(".", parts);
    }

    /// DynamoDB has no type for times: they are texts that begin with the date, or seconds or
    /// milliseconds since 1970. A comparison with a value of another type is never true.
    private void since(String path, Instant since) {
        String day = LocalDate.ofInstant(since, ZoneOffset.UTC).toString();
        base.put(
                "FilterExpression",
                path
                        + " >= :day OR "
                        + path
                        + " >= :millis OR "
                        + path
                        + " BETWEEN :sec AND :most");
        ObjectNode values = base.putObject("ExpressionAttributeValues");
        values.putObject(":day").put("S", day);
        values.putObject(":millis").put("N", Long.toString(since.toEpochMilli()));
        values.putObject(":sec").put("N", Long.toString(since.getEpochSecond()));
        values.putObject(":most").put("N", MOST_SECONDS);
    }
}
