package dev.culprit.connector.saas.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A query over the fields of one object.
///
/// @param time the field that sorts; empty for none
record Soql(ObjectRead wanted, List<String> fields, String time, List<String> warnings) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /// Fields of these types are made up of others, or too large.
    private static final Set<String> NO_COLUMNS =
            Set.of("address", "location", "base64", "complexvalue");

    /// An address has room for about so much.
    private static final int MOST_CHARACTERS = 10_000;

    static Soql of(ObjectRead wanted, JsonNode description) throws ConnectorException {
        List<String> fields = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        int length = 0;
        int leftOut = 0;
        boolean hasCreated = false;
        for (JsonNode field : description.path("fields")) {
            String name = name(field.path("name").asText());
            hasCreated |= name.equals("CreatedDate");
            boolean asked = wanted.fields().isEmpty() || wanted.fields().contains(name);
            if (!asked || NO_COLUMNS.contains(field.path("type").asText())) {
                continue;
            }
            length += name.length() + 1;
            if (length > MOST_CHARACTERS) {
                leftOut++;
            } else {
                fields.add(name);
            }
        }
        if (fields.isEmpty()) {
            throw refused(wanted.object() + " has none of the fields that are asked for.");
        }
        if (leftOut > 0) {
            warnings.add(
                    wanted.object()
                            + " has "
                            + leftOut
                            + " more fields than a query has room for; name those you need.");
        }
        String time =
                wanted.time().isPresent()
                        ? name(wanted.time().get())
                        : hasCreated ? "CreatedDate" : "";
        return new Soql(wanted, fields, time, warnings);
    }

    /// @return the name, when it can be nothing else
    static String name(String text) throws ConnectorException {
        if (!NAME.matcher(text).matches()) {
            throw refused(text + " is no name in Salesforce.");
        }
        return text;
    }

    String text(long rows) {
        StringBuilder text = new StringBuilder("SELECT ");
        text.append(String.join(",", fields)).append(" FROM ").append(wanted.object());
        wanted.since()
                .ifPresent(since ->
                        text.append(" WHERE ")
                                .append(time)
                                .append(" >= ")
                                .append(since.truncatedTo(ChronoUnit.SECONDS)));
        if (!time.isEmpty()) {
            text.append(" ORDER BY ").append(time).append(" DESC");
        }
        return text.append(" LIMIT ").append(rows).toString();
    }

    String method() {
        return time.isEmpty() ? "first in Salesforce's order" : "most recent by " + time;
    }

    private static ConnectorException refused(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
