package dev.culprit.ui.format;

import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A piece of a sentence. A number that stands in a query result carries that query.
public record Span(String text, Optional<QueryId> query) {

    public static Span plain(String text) {
        return new Span(text, Optional.empty());
    }

    public static Span link(String text, QueryId query) {
        return new Span(text, Optional.of(query));
    }

    public static String text(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
