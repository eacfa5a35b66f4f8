package dev.culprit.connector.jdbc;

import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.TableUse;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.util.OptionalLong;

/// An estimate for engines whose plans name no numbers: each table is read once, as a whole.
public final class TableSizes {
    private TableSizes() {}

    public static CostEstimate estimate(InspectedQuery query, Schema schema) {
        long rows = 0;
        for (TableUse use : query.reads()) {
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
