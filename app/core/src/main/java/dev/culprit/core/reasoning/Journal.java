package dev.culprit.core.reasoning;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import java.util.Optional;

/// Where a reasoner tells what it does between its answers. Called from any thread.
public interface Journal {

    /// A model was asked and has answered or failed. Goes into the log.
    void consulted(ModelConsulted consultation);

    /// What a model has written so far. Shown while it thinks, never stored.
    ///
    /// @param hypothesis the one it thinks about, when it is about one
    void thinking(Optional<HypothesisId> hypothesis, String soFar);
}
