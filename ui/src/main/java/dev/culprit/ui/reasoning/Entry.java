package dev.culprit.ui.reasoning;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import java.util.Optional;

/// A question to a model, answered or still being answered.
///
/// @param title what it was asked for
/// @param caption what it was about
/// @param figures tokens, cost and time; empty while it is being answered
/// @param question empty while it is being answered
record Entry(
        String title,
        String caption,
        String figures,
        Trouble.Kind trouble,
        Optional<HypothesisId> about,
        Optional<ModelConsulted> question) {

    boolean isThinking() {
        return question.isEmpty();
    }
}
