package dev.culprit.core.investigation;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.EvidenceRules;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.Hypothesis;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A hypothesis as folded so far.
///
/// @param queries its queries in order of proposal
/// @param tested whether no further query of it follows
/// @param note why it was ruled out or stayed untested
/// @param ruledOutBy the person who ruled it out
public record HypothesisState(
        Hypothesis hypothesis,
        Standing standing,
        Confidence confidence,
        List<Evidence> evidence,
        List<QueryId> queries,
        boolean tested,
        Optional<String> note,
        Optional<String> ruledOutBy) {
    public HypothesisState {
        evidence = List.copyOf(evidence);
        queries = List.copyOf(queries);
    }

    static HypothesisState generated(Hypothesis hypothesis) {
        return new HypothesisState(
                hypothesis,
                Standing.OPEN,
                Confidence.NONE,
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    public HypothesisId id() {
        return hypothesis.id();
    }

    /// The evidence that decided, or the latest when nothing has decided yet.
    public Optional<Evidence> decisive() {
        return evidence.isEmpty()
                ? Optional.empty()
                : Optional.of(EvidenceRules.decisive(evidence));
    }

    HypothesisState with(Evidence piece) {
        List<Evidence> more = new ArrayList<>(evidence);
        more.add(piece);
        return new HypothesisState(
                hypothesis,
                standing,
                EvidenceRules.confidence(more),
                more,
                queries,
                tested,
                note,
                ruledOutBy);
    }

    HypothesisState with(QueryId query) {
        List<QueryId> more = new ArrayList<>(queries);
        more.add(query);
        return new HypothesisState(
                hypothesis, standing, confidence, evidence, more, tested, note, ruledOutBy);
    }

    HypothesisState decided(Standing next, Confidence sure, Optional<String> why) {
        return new HypothesisState(
                hypothesis, next, sure, evidence, queries, true, why, ruledOutBy);
    }

    HypothesisState ruledOut(String reason, String actor) {
        return new HypothesisState(
                hypothesis,
                Standing.RULED_OUT,
                Confidence.NONE,
                evidence,
                queries,
                true,
                Optional.of(reason),
                Optional.of(actor));
    }
}
