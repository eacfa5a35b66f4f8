package dev.culprit.core.flow;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.HypothesisId;
import java.util.Optional;

/// What a model has written so far in an answer that is not complete. Shown, never stored.
///
/// @param hypothesis the one it thinks about, when it is about one
public record Thought(
        InvestigationId investigation, Optional<HypothesisId> hypothesis, String soFar) {}
