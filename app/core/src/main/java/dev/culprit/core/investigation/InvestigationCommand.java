package dev.culprit.core.investigation;

import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.source.QueryId;
import java.util.Optional;

/// What the flow and people want to happen. [InvestigationDecider] turns each into events or declines.
public sealed interface InvestigationCommand {

    /// Records a fact that needs no decision: context, measurement, results, model calls.
    record Note(InvestigationEvent fact) implements InvestigationCommand {}

    /// @param author the reasoner or person
    record AddHypothesis(HypothesisDraft draft, String author) implements InvestigationCommand {}

    record RuleOut(HypothesisId hypothesis, String reason, String actor)
            implements InvestigationCommand {}

    /// Proposes a query, within the limits.
    record Propose(QueryDraft draft, Optional<HypothesisId> hypothesis, int attempt)
            implements InvestigationCommand {}

    /// Lets the policy decide on a query that passed inspection.
    record Admit(QueryId query, Inspection.Clean inspection, CostEstimate estimate)
            implements InvestigationCommand {}

    /// A person approves a waiting query.
    ///
    /// @param sql the text the person saw
    /// @param alike also approve everything like it from now on
    record Approve(QueryId query, String sql, String actor, boolean alike)
            implements InvestigationCommand {}

    /// A person changes a waiting query and approves the changed text.
    ///
    /// @param inspection of the changed text; the gate saw it again
    record Edit(QueryId query, Inspection.Clean inspection, String actor)
            implements InvestigationCommand {}

    record Reject(QueryId query, String reason, String actor) implements InvestigationCommand {}

    /// Weighs a result.
    record Weigh(HypothesisId hypothesis, QueryId query, Interpretation interpretation)
            implements InvestigationCommand {}

    /// No further query of this hypothesis follows.
    ///
    /// @param problem why its last query gave no result, when it did not
    record Close(HypothesisId hypothesis, Optional<String> problem)
            implements InvestigationCommand {}

    /// A person steers; what comes too late is recorded as such.
    record Steering(String actor, Steer steer, String text) implements InvestigationCommand {}

    record Cancel(String actor, String reason) implements InvestigationCommand {}

    /// The process ends in the middle of it.
    record Interrupt(String reason) implements InvestigationCommand {}
}
