package dev.culprit.connector.cloud.query;

import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.TableUse;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.util.List;
import java.util.OptionalLong;

/// The rows of all tables that a query names: what it reads at most.
public final class TableRows {
    private TableRows() {}

    /// Unknown as soon as one table's rows are.
    public static CostEstimate of(List<TableUse> reads, Schema schema) {
        long rows = 0;
        for (TableUse use : reads) {
            OptionalLong known =
                    schema.table(use.table()).map(Table::rows).orElse(OptionalLong.empty());
            if (known.isEmpty()) {
                return CostEstimate.UNKNOWN;
            }
            rows += known.getAsLong();
        }
        return CostEstimate.ofRows(rows);
    }
}
