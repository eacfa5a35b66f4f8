package dev.culprit.connector.saas.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.extract.JsonRecords;
import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.connector.kit.extract.ObjectReading;
import dev.culprit.connector.kit.extract.RecordSink;
import dev.culprit.connector.kit.extract.RecordSource;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.connector.saas.http.Pages;
import dev.culprit.connector.saas.http.Query;
import dev.culprit.connector.saas.http.Stopped;
import dev.culprit.core.query.Connector.Check;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A service's lists. What order they are in is only known when the user says so.
final class RestRecords implements RecordSource {
    private static final Pattern NEXT_LINK =
            Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?", Pattern.CASE_INSENSITIVE);

    private final JsonHost host;
    private final RestMapping mapping;
    private final Secret token;

    RestRecords(JsonHost host, RestMapping mapping, Secret token) {
        this.host = host;
        this.mapping = mapping;
        this.token = token;
    }

    @Override
    public SourceId source() {
        return new SourceId(host.address());
    }

    @Override
    public List<String> facts() {
        return List.of(
                "rest", host.address(), mapping.toString(), Integer.toHexString(token.hashCode()));
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        String first = mapping.paths().values().stream().findFirst().orElse("/");
        Stopped.asFailure(() -> fetch(first, ""));
        return new Check(
                (System.nanoTime() - start) / 1_000_000,
                "HTTP 1.1 or 2",
                List.of("Whether this token could also write is not known."));
    }

    @Override
    public List<String> objects() {
        return List.copyOf(mapping.paths().keySet());
    }

    @Override
    public ObjectReading read(ObjectRead wanted, RecordSink sink)
            throws ConnectorException, InterruptedException {
        String path = mapping.paths().get(wanted.object());
        if (path == null) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "No path is set for " + wanted.object() + ".");
        }
        if (wanted.since().isPresent()) {
            throw new ConnectorException(
                    FailureKind.UNSUPPORTED,
                    "A REST service is not asked for days; put the condition into its path.");
        }
        Coverage coverage =
                Pages.read(
                        host.name(), sink, cursor -> fetch(path, cursor), row -> row(wanted, row));
        String method =
                mapping.sorted().isEmpty() ? "first in the service's order" : mapping.sorted();
        return ObjectReading.of(coverage, method, OptionalLong.empty());
    }

    @Override
    public void close() {
        host.close();
    }

    private Pages.Page fetch(String path, String cursor)
            throws ConnectorException, InterruptedException {
        boolean follows = mapping.paging().equals("next_link") && !cursor.isEmpty();
        HttpAnswer answer =
                host.answer(
                        "GET",
                        follows ? absolute(path, cursor) : first(path, cursor),
                        headers(),
                        "");
        JsonNode json = JsonHost.parse(answer.text(), host.name());
        JsonNode array = json.at(mapping.rows());
        if (!array.isArray()) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    path + " has no list at " + mapping.rows() + "; set the pointer rows.");
        }
        List<JsonNode> rows = Pages.elements(array);
        return new Pages.Page(rows, next(answer, json, cursor, rows.size()));
    }

    private String first(String path, String cursor) {
        Query query = Query.of(path);
        if (!mapping.sizeParameter().isEmpty()) {
            query.with(mapping.sizeParameter(), Integer.toString(mapping.pageSize()));
        }
        return switch (mapping.paging()) {
            case "page" ->
                    query.with(parameter("page"), cursor.isEmpty() ? "1" : cursor).toString();
            case "cursor" -> query.withGiven(parameter("cursor"), cursor).toString();
            default -> query.toString();
        };
    }

    private String parameter(String usual) {
        return mapping.pageParameter().isEmpty() ? usual : mapping.pageParameter();
    }

    private Optional<String> next(HttpAnswer answer, JsonNode json, String cursor, int rows) {
        return switch (mapping.paging()) {
            case "next_link" -> link(answer, json);
            case "cursor" -> given(json.at(mapping.next()).asText(""));
            case "page" -> {
                boolean last =
                        rows == 0
                                || (!mapping.sizeParameter().isEmpty()
                                        && rows < mapping.pageSize());
                int page = cursor.isEmpty() ? 1 : Integer.parseInt(cursor);
                yield last ? Optional.empty() : Optional.of(Integer.toString(page + 1));
            }
            default -> Optional.empty();
        };
    }

    private Optional<String> link(HttpAnswer answer, JsonNode json) {
        if (!mapping.nextPointer().isEmpty()) {
            return given(json.at(mapping.next()).asText(""));
        }
        Matcher link = NEXT_LINK.matcher(answer.header("link").orElse(""));
        return link.find() ? given(link.group(1)) : Optional.empty();
    }

    /// A link is relative to the host, not to the address that the paths are below.
    private String absolute(String path, String link) {
        if (link.startsWith("/") && !link.startsWith("//")) {
            return host.host() + link;
        }
        return link.startsWith("?") ? path.replaceAll("\\?.*", "") + link : link;
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() || text.equals("null") ? Optional.empty() : Optional.of(text);
    }

    private Map<String, String> headers() {
        if (token.isEmpty()) {
            return Map.of();
        }
        String prefix = mapping.prefix();
        return Map.of(
                mapping.header(),
                prefix.isEmpty() ? token.reveal() : prefix + " " + token.reveal());
    }

    private static Map<String, @Nullable Object> row(ObjectRead wanted, JsonNode element) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        if (!element.isObject()) {
            row.put("value", JsonRecords.value(element));
            return row;
        }
        row.putAll(JsonRecords.of(element));
        if (!wanted.fields().isEmpty()) {
            row.keySet().retainAll(wanted.fields());
        }
        return row;
    }
}
