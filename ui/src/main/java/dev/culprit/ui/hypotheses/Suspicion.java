package dev.culprit.ui.hypotheses;

import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.i18n.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person suspects, as typed.
///
/// @param attribute a column to look at; blank when the suspicion is about all rows
/// @param value the value of it that is suspected
public record Suspicion(String title, String attribute, String value, String why) {
    private static final int LONGEST_TITLE = 200;

    public Suspicion {
        title = title.strip();
        attribute = attribute.strip();
        value = value.strip();
        why = why.strip();
    }

    /// Whether nothing was typed.
    public boolean isEmpty() {
        return title.isEmpty() && attribute.isEmpty() && value.isEmpty() && why.isEmpty();
    }

    /// What is missing, as a sentence.
    public Optional<String> problem(Messages messages) {
        if (attribute.isEmpty() != value.isEmpty()) {
            return Optional.of(messages.get("hypotheses.add.half"));
        }
        return title.isEmpty() && attribute.isEmpty()
                ? Optional.of(messages.get("hypotheses.add.titleMissing"))
                : Optional.empty();
    }

    /// Only when there is no [#problem].
    public HypothesisDraft draft(InvestigationState state, Messages messages) {
        Slice slice = attribute.isEmpty() ? Slice.EVERYTHING : Slice.of(attribute, value);
        String name =
                title.isEmpty() ? messages.get("hypotheses.add.title", slice.phrase()) : title;
        return new HypothesisDraft(
                name.length() > LONGEST_TITLE ? name.substring(0, LONGEST_TITLE) : name,
                Category.DATA_QUALITY,
                FaultKind.OTHER,
                why,
                messages.get("hypotheses.add.ifTrue", slice.phrase()),
                messages.get("hypotheses.add.ifFalse", slice.phrase()),
                slice,
                List.of(table(state)),
                state.alert().metric().column().stream().toList(),
                Optional.empty(),
                Map.of());
    }

    private static TableName table(InvestigationState state) {
        return state.measurement()
                .map(Measurement::table)
                .orElseGet(() -> TableName.of(state.alert().dataset()));
    }
}
