package dev.culprit.llm.steps;

import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.llm.chat.ModelPort;
import java.util.function.Consumer;

/// Opens a model for one investigation, with a budget of its own.
@FunctionalInterface
public interface ModelSource {

    /// @param events called on the asking thread, once for each question, before its answer is handed on
    ModelPort open(Consumer<ModelConsulted> events);
}
