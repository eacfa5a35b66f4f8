package dev.culprit.ui.reasoning;

import dev.culprit.core.hypothesis.HypothesisId;
import java.util.Optional;

/// Whose questions are listed.
///
/// @param hypothesis empty for the whole case
record Scope(Optional<HypothesisId> hypothesis, String label) {
    boolean holds(Optional<HypothesisId> about) {
        return hypothesis.isEmpty() || hypothesis.equals(about);
    }
}
