package dev.culprit.core.flow;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import java.util.Comparator;
import java.util.Optional;

/// How an investigation ends, decided from the fold by rule.
sealed interface Conclusion {

    /// The confirmed hypothesis with the highest confidence.
    record Proven(HypothesisId hypothesis) implements Conclusion {}

    /// Nothing is confirmed.
    ///
    /// @param leading what came closest: open, with evidence
    record Open(Optional<HypothesisId> leading, String reason) implements Conclusion {}

    /// Not one query ran, so there is nothing to show.
    record Nothing(String reason) implements Conclusion {}

    static Conclusion of(InvestigationState state) {
        Optional<HypothesisId> proven = best(state, Standing.CONFIRMED);
        if (proven.isPresent()) {
            return new Proven(proven.get());
        }
        boolean nothingRan =
                state.queries().stream().noneMatch(query -> query.phase() == QueryPhase.SUCCEEDED);
        if (nothingRan && state.breaker().isPresent()) {
            return new Nothing(state.breaker().get() + " No query succeeded.");
        }
        return new Open(best(state, Standing.OPEN), reason(state));
    }

    private static Optional<HypothesisId> best(InvestigationState state, Standing standing) {
        return state.hypotheses().stream()
                .filter(hypothesis -> hypothesis.standing() == standing)
                .filter(hypothesis -> !hypothesis.evidence().isEmpty())
                .max(
                        Comparator.comparing(HypothesisState::confidence)
                                .thenComparing(HypothesisState::id, Comparator.reverseOrder()))
                .map(HypothesisState::id);
    }

    private static String reason(InvestigationState state) {
        if (state.breaker().isPresent()) {
            return state.breaker().get();
        }
        if (state.hypotheses().isEmpty()) {
            return state.notReproduced().orElse("The data gives nothing to go by.");
        }
        long untested = count(state, Standing.UNTESTED);
        long refuted = count(state, Standing.REJECTED);
        return "No hypothesis could be confirmed: "
                + refuted
                + " refuted, "
                + untested
                + " not tested, "
                + (state.hypotheses().size() - untested - refuted)
                + " left open.";
    }

    private static long count(InvestigationState state, Standing standing) {
        return state.hypotheses().stream()
                .filter(hypothesis -> hypothesis.standing() == standing)
                .count();
    }
}
