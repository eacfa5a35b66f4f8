package dev.culprit.ui.approval;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.query.ApprovalRule;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.TableUse;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A query that waits for a person, with what the person needs to know to decide.
///
/// @param title what it tests: the hypothesis, or that it is a measurement
/// @param reads a line per table
/// @param cost what it is expected to read, in words
/// @param alike what approving everything like it would mean
record WaitingQuery(
        QueryId id,
        String title,
        String why,
        String sql,
        List<String> reads,
        String cost,
        List<String> warnings,
        String alike) {
    private static final int MOST_COLUMNS = 6;

    static WaitingQuery of(
            InvestigationState state, QueryState query, Messages messages, Figures figures) {
        Inspection.Clean inspection = query.inspection().orElseThrow();
        List<String> warnings = new ArrayList<>(inspection.warnings());
        if (inspection.limitAdded()) {
            warnings.add(messages.get("approval.limitAdded"));
        }
        return new WaitingQuery(
                query.id(),
                query.query()
                        .hypothesis()
                        .map(id -> state.hypothesis(id).hypothesis().title())
                        .orElseGet(() -> messages.get("query.measurement")),
                query.query().draft().why(),
                inspection.sql(),
                inspection.reads().stream().map(use -> reads(use, messages)).toList(),
                cost(query.estimate(), messages, figures),
                List.copyOf(warnings),
                alike(inspection, messages));
    }

    private static String reads(TableUse use, Messages messages) {
        List<String> columns = use.columns();
        if (columns.isEmpty()) {
            return use.table().toString();
        }
        String named = columns.stream().limit(MOST_COLUMNS).collect(Collectors.joining(", "));
        return columns.size() <= MOST_COLUMNS
                ? messages.get("approval.reads", use.table(), named)
                : messages.get(
                        "approval.readsMore", use.table(), named, columns.size() - MOST_COLUMNS);
    }

    private static String cost(CostEstimate estimate, Messages messages, Figures figures) {
        if (estimate.rowsRead().isPresent()) {
            long rows = estimate.rowsRead().getAsLong();
            return messages.get("approval.cost.rows", figures.count(rows));
        }
        if (estimate.bytesRead().isPresent()) {
            return messages.get(
                    "approval.cost.bytes", figures.bytes(estimate.bytesRead().getAsLong()));
        }
        return messages.get("approval.cost.unknown");
    }

    private static String alike(Inspection.Clean inspection, Messages messages) {
        ApprovalRule rule = ApprovalRule.like(inspection);
        String tables =
                rule.tables().stream()
                        .sorted()
                        .map(TableName::toString)
                        .collect(Collectors.joining(", "));
        return messages.get(
                rule.aggregatesOnly() ? "approval.alike.totals" : "approval.alike.rows", tables);
    }
}
