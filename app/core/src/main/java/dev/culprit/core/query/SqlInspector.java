package dev.culprit.core.query;

import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;

/// Reads SQL without running it. What it cannot prove harmless it refuses.
public interface SqlInspector {
    Inspection inspect(String sql, Dialect dialect, Schema schema, RowLimit limit);
}
