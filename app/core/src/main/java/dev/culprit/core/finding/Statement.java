package dev.culprit.core.finding;

import dev.culprit.core.source.QueryId;
import java.util.List;

/// One sentence of a finding and the queries its numbers come from.
public record Statement(String text, List<QueryId> cites) {
    public Statement {
        cites = List.copyOf(cites);
    }
}
