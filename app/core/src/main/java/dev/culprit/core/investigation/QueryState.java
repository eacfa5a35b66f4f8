package dev.culprit.core.investigation;

import dev.culprit.core.query.Approval;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A query as folded so far.
///
/// @param query as proposed; its draft carries the edited text after a person edited it
/// @param inspection present once the gate let it pass
/// @param result present once it succeeded; cut to the stored rows
/// @param problem why it was refused, rejected, failed or cancelled
public record QueryState(
        ProposedQuery query,
        QueryPhase phase,
        Instant proposedAt,
        Optional<Inspection.Clean> inspection,
        CostEstimate estimate,
        Optional<Approval> approval,
        Optional<QueryResult> result,
        Optional<String> problem,
        Duration took) {

    static QueryState proposed(ProposedQuery query, Instant at) {
        return new QueryState(
                query,
                QueryPhase.PROPOSED,
                at,
                Optional.empty(),
                CostEstimate.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    public QueryId id() {
        return query.id();
    }

    /// The text that runs or ran; before inspection the text as proposed.
    public String sql() {
        return inspection.map(Inspection.Clean::sql).orElse(query.draft().sql());
    }

    /// Whether the log keeps fewer rows than the source returned.
    public boolean isCut() {
        return result.filter(rows -> rows.rows().size() < rows.rowCount()).isPresent();
    }

    /// Whether asking again would tell nothing new: not after it was cancelled or stored in part.
    public boolean stands() {
        return phase != QueryPhase.CANCELLED && !isCut();
    }

    QueryState in(QueryPhase next) {
        return new QueryState(
                query, next, proposedAt, inspection, estimate, approval, result, problem, took);
    }

    QueryState stopped(QueryPhase next, String why, Duration ran) {
        return new QueryState(
                query,
                next,
                proposedAt,
                inspection,
                estimate,
                approval,
                result,
                Optional.of(why),
                ran);
    }

    QueryState waiting(Inspection.Clean clean, CostEstimate cost) {
        return new QueryState(
                query,
                QueryPhase.WAITING,
                proposedAt,
                Optional.of(clean),
                cost,
                approval,
                result,
                problem,
                took);
    }

    QueryState edited(String sql) {
        ProposedQuery changed =
                new ProposedQuery(
                        query.id(),
                        query.hypothesis(),
                        query.draft().withSql(sql),
                        query.attempt());
        return proposed(changed, proposedAt);
    }

    QueryState approved(Inspection.Clean clean, Approval by) {
        return new QueryState(
                query,
                QueryPhase.APPROVED,
                proposedAt,
                Optional.of(clean),
                estimate,
                Optional.of(by),
                result,
                problem,
                took);
    }

    QueryState succeeded(QueryResult rows, Duration ran) {
        return new QueryState(
                query,
                QueryPhase.SUCCEEDED,
                proposedAt,
                inspection,
                estimate,
                approval,
                Optional.of(rows),
                problem,
                ran);
    }

    QueryState showing(Optional<QueryResult> rows) {
        return new QueryState(
                query, phase, proposedAt, inspection, estimate, approval, rows, problem, took);
    }
}
