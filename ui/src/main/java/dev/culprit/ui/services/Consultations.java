package dev.culprit.ui.services;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import java.util.List;
import java.util.Optional;

/// What models were asked in a case, in order.
///
/// @param current those since the case was last taken up; a model's budget counts from there
public record Consultations(List<ModelConsulted> all, List<ModelConsulted> current) {
    public static final Consultations NONE = new Consultations(List.of(), List.of());

    public Consultations {
        all = List.copyOf(all);
        current = List.copyOf(current);
    }

    public List<ModelConsulted> about(HypothesisId hypothesis) {
        return all.stream()
                .filter(each -> each.hypothesis().equals(Optional.of(hypothesis)))
                .toList();
    }
}
