package dev.culprit.core.reasoning;

import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryResult;

/// What came of a proposed query.
public sealed interface Answer {
    ProposedQuery query();

    /// It ran. In a running investigation all rows are here, not only the stored ones.
    record Rows(ProposedQuery query, QueryResult result) implements Answer {}

    /// It was refused, rejected, cancelled or failed.
    ///
    /// @param message the gate's, the person's or the source's own words
    record Problem(ProposedQuery query, String message) implements Answer {}
}
