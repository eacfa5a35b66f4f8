package dev.culprit.core.query;

import dev.culprit.core.context.DatasetContext;
import java.time.Duration;

/// The one way from SQL text to a driver, whoever wrote the text.
public final class QueryGate {
    private final SqlInspector inspector;

    public QueryGate(SqlInspector inspector) {
        this.inspector = inspector;
    }

    public Inspection inspect(QueryDraft draft, DatasetContext context) {
        return inspector.inspect(draft.sql(), context.dialect(), context.schema(), draft.rows());
    }

    /// Releases an inspected query for running.
    ///
    /// @param approvedSql the text the approval was given for; must be the inspected text
    /// @throws IllegalStateException when something else was approved than was inspected
    public ApprovedQuery release(
            InspectedQuery inspected, String approvedSql, Approval approval, Duration timeout) {
        if (!inspected.sql().equals(approvedSql)) {
            throw new IllegalStateException(
                    approval.actor() + " approved another text than " + inspected.query().id());
        }
        ProposedQuery query = inspected.query();
        return new ApprovedQuery(query.id(), approvedSql, query.draft().rows(), timeout);
    }
}
