package dev.culprit.core.scan;

import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;

/// What came of a query of a scan.
public sealed interface ScanAnswer {
    QueryDraft query();

    /// @param millis how long the source took
    record Rows(QueryDraft query, QueryResult rows, long millis) implements ScanAnswer {}

    /// It was refused or failed; the scan does without it.
    record Problem(QueryDraft query, String sentence) implements ScanAnswer {}
}
