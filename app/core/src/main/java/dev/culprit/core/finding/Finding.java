package dev.culprit.core.finding;

import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// What an investigation found.
///
/// @param hypothesis the hypothesis it rests on
/// @param tables the most to blame first
/// @param columns the most to blame first
/// @param additionalSlices further causes in the same alert
/// @param proof what else backs it up; absent in older logs
public record Finding(
        HypothesisId hypothesis,
        Category category,
        FaultKind fault,
        List<TableName> tables,
        List<String> columns,
        Slice slice,
        List<Slice> additionalSlices,
        Optional<LocalDateTime> onset,
        Confidence confidence,
        Narrative narrative,
        Optional<Counterfactual> counterfactual,
        Optional<Control> control,
        Optional<Proof> proof) {
    public Finding {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
        additionalSlices = List.copyOf(additionalSlices);
    }

    /// A finding that shows no more than counterfactual and control.
    public Finding(
            HypothesisId hypothesis,
            Category category,
            FaultKind fault,
            List<TableName> tables,
            List<String> columns,
            Slice slice,
            List<Slice> additionalSlices,
            Optional<LocalDateTime> onset,
            Confidence confidence,
            Narrative narrative,
            Optional<Counterfactual> counterfactual,
            Optional<Control> control) {
        this(
                hypothesis,
                category,
                fault,
                tables,
                columns,
                slice,
                additionalSlices,
                onset,
                confidence,
                narrative,
                counterfactual,
                control,
                Optional.empty());
    }

    /// The same with what else backs it up.
    public Finding with(Proof shown) {
        return new Finding(
                hypothesis,
                category,
                fault,
                tables,
                columns,
                slice,
                additionalSlices,
                onset,
                confidence,
                narrative,
                counterfactual,
                control,
                Optional.of(shown));
    }

    /// The same finding in other words.
    public Finding worded(Narrative other) {
        return new Finding(
                hypothesis,
                category,
                fault,
                tables,
                columns,
                slice,
                additionalSlices,
                onset,
                confidence,
                other,
                counterfactual,
                control,
                proof);
    }
}
