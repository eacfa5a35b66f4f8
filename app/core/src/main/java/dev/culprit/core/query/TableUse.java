package dev.culprit.core.query;

import dev.culprit.core.source.TableName;
import java.util.List;

/// A table a query reads and the columns it touches there.
public record TableUse(TableName table, List<String> columns) {
    public TableUse {
        columns = List.copyOf(columns);
    }
}
