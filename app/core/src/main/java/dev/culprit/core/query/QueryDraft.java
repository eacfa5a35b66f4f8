package dev.culprit.core.query;

/// A query someone would like to run.
///
/// @param key its author's name for it, unique within its hypothesis or the measurement; a retry
///     carries the same key
/// @param why one sentence for the person who approves it
/// @param rows the most rows it needs; the gate adds the limit when the SQL has none
public record QueryDraft(String key, String why, TestKind test, String sql, RowLimit rows) {
    public static final RowLimit DEFAULT_ROWS = new RowLimit(10_000);

    public QueryDraft(String key, String why, TestKind test, String sql) {
        this(key, why, test, sql, DEFAULT_ROWS);
    }

    public QueryDraft withSql(String changed) {
        return new QueryDraft(key, why, test, changed, rows);
    }
}
