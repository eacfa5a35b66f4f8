package dev.culprit.connector.saas.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.extract.RecordSink;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a list page by page into a sink.
public final class Pages {
    /// @param next where the next page is; empty when this is the last
    public record Page(List<JsonNode> rows, Optional<String> next) {}

    @FunctionalInterface
    public interface Fetch {
        /// @param cursor what the page before named; empty for the first
        Page at(String cursor) throws ConnectorException, InterruptedException;
    }

    @FunctionalInterface
    public interface Shape {
        Map<String, @Nullable Object> row(JsonNode element);
    }

    private Pages() {}

    /// @return `FULL` when the last page was read to its end
    /// @throws ConnectorException `REJECTED` when a page names one that was read before, since such a
    ///     list never ends
    public static Coverage read(String service, RecordSink sink, Fetch fetch, Shape shape)
            throws ConnectorException, InterruptedException {
        Set<String> seen = new HashSet<>();
        String cursor = "";
        while (true) {
            if (!seen.add(cursor)) {
                throw new ConnectorException(
                        FailureKind.REJECTED,
                        service + " names the same next page twice; its list would never end.");
            }
            if (!sink.mayRequest()) {
                return Coverage.TRUNCATED;
            }
            Page page = fetch.at(cursor);
            for (JsonNode element : page.rows()) {
                if (!sink.add(shape.row(element))) {
                    return Coverage.TRUNCATED;
                }
            }
            if (page.next().isEmpty()) {
                return Coverage.FULL;
            }
            cursor = page.next().get();
        }
    }

    /// The elements of a JSON array; of anything else none.
    public static List<JsonNode> elements(JsonNode array) {
        return array.isArray() ? array.valueStream().toList() : List.of();
    }
}
