package dev.culprit.core.query;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.source.QueryId;
import java.util.Optional;

/// A draft that has become part of an investigation.
///
/// @param hypothesis the hypothesis it tests; empty for a measurement
/// @param attempt 1 for the first try, more after a failure or refusal
public record ProposedQuery(
        QueryId id, Optional<HypothesisId> hypothesis, QueryDraft draft, int attempt) {}
