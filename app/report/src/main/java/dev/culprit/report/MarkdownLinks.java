package dev.culprit.report;

import dev.culprit.core.finding.Statement;
import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.stream.Collectors;

/// Links of the Markdown report to its own queries; headings `q7` give the anchors.
record MarkdownLinks(Briefing briefing) {
    /// A sentence and the queries it rests on.
    String cited(Statement statement) {
        return MarkdownText.escape(statement.text()) + to(statement.cites(), " ");
    }

    String to(List<QueryId> queries, String before) {
        String links = to(queries);
        return links.isEmpty() ? "" : before + links;
    }

    String to(List<QueryId> queries) {
        return queries.stream()
                .filter(briefing::has)
                .map(query -> "[" + query + "](#" + query + ")")
                .collect(Collectors.joining(", "));
    }
}
