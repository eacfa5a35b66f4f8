package dev.culprit.core.query;

import java.util.List;

/// A proposed query that passed inspection and may be approved.
public record InspectedQuery(ProposedQuery query, Inspection.Clean inspection) {
    public String sql() {
        return inspection.sql();
    }

    public List<TableUse> reads() {
        return inspection.reads();
    }
}
