package dev.culprit.core.investigation;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent.BreakerTripped;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.source.QueryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The limits of an investigation, checked against the shared fold.
final class Breaker {
    private Breaker() {}

    static Optional<BreakerTripped> check(InvestigationState state, Instant now) {
        Limits limits = state.limits();
        if (state.queries().size() >= limits.queries()) {
            return tripped("queries", "The limit of " + limits.queries() + " queries is reached.");
        }
        if (state.consecutiveFailures() >= limits.consecutiveFailures()) {
            return tripped(
                    "consecutive_failures",
                    limits.consecutiveFailures() + " queries in a row failed at the source.");
        }
        if (Duration.between(state.startedAt(), now)
                        .minus(state.waited())
                        .compareTo(limits.wallClock())
                >= 0) {
            return tripped(
                    "wall_clock",
                    "The time limit of " + limits.wallClock().toSeconds() + " seconds is reached.");
        }
        return Optional.empty();
    }

    static Optional<String> check(InvestigationState state, HypothesisId hypothesis) {
        int asked = state.hypothesis(hypothesis).queries().size();
        return asked >= state.limits().queriesPerHypothesis()
                ? Optional.of("The limit of " + asked + " queries for one hypothesis is reached.")
                : Optional.empty();
    }

    /// The earlier query with the same text, white space aside, if its outcome still stands.
    static Optional<QueryId> firstLike(InvestigationState state, QueryDraft draft) {
        String wanted = normal(draft.sql());
        return state.queries().stream()
                .filter(QueryState::stands)
                .filter(query -> normal(query.query().draft().sql()).equals(wanted))
                .map(QueryState::id)
                .findFirst();
    }

    private static Optional<BreakerTripped> tripped(String limit, String message) {
        return Optional.of(new BreakerTripped(limit, message));
    }

    private static String normal(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
