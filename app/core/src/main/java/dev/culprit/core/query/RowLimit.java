package dev.culprit.core.query;

/// The most rows a query may return.
public record RowLimit(int rows) {
    public RowLimit {
        if (rows < 1) {
            throw new IllegalArgumentException("A row limit is at least 1: " + rows);
        }
    }
}
