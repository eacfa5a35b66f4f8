package dev.culprit.core.query;

import dev.culprit.core.source.TableName;
import java.util.Set;
import java.util.stream.Collectors;

/// "Approve all like this": queries that read no other tables and return single rows only if the
/// approved one did.
public record ApprovalRule(Set<TableName> tables, boolean aggregatesOnly) {
    public ApprovalRule {
        tables = Set.copyOf(tables);
    }

    /// The rule that a person's approval of this query stands for.
    public static ApprovalRule like(Inspection.Clean approved) {
        return new ApprovalRule(tablesOf(approved), approved.aggregate());
    }

    public boolean covers(Inspection.Clean candidate) {
        return tables.containsAll(tablesOf(candidate))
                && (candidate.aggregate() || !aggregatesOnly);
    }

    private static Set<TableName> tablesOf(Inspection.Clean query) {
        return query.reads().stream().map(TableUse::table).collect(Collectors.toSet());
    }
}
