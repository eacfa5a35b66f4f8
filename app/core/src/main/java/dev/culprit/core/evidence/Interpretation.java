package dev.culprit.core.evidence;

import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Counterfactual;
import java.util.List;
import java.util.Optional;

/// How a reasoner reads a result.
///
/// @param confidence how sure this result alone makes us of the verdict
/// @param summary one sentence with the deciding numbers
/// @param figures the numbers it rests on
public record Interpretation(
        Verdict verdict,
        Confidence confidence,
        String summary,
        List<Figure> figures,
        Optional<Counterfactual> counterfactual,
        Optional<Control> control) {
    public Interpretation {
        figures = List.copyOf(figures);
    }

    public Interpretation(
            Verdict verdict, Confidence confidence, String summary, List<Figure> figures) {
        this(verdict, confidence, summary, figures, Optional.empty(), Optional.empty());
    }
}
