package dev.culprit.ui.finding;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CasePane;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The metric over time, above the cards.
public final class MetricViewModel implements CasePane {
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Optional<MetricContent>> metric =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper("");

    public MetricViewModel(Messages messages) {
        this.messages = messages;
        emptySentence.set(messages.get("metric.empty.soon"));
    }

    @Override
    public void show(InvestigationState state, boolean live) {
        metric.set(MetricContent.of(state));
        emptySentence.set(
                messages.get(state.status().isFinal() ? "metric.empty.none" : "metric.empty.soon"));
    }

    ReadOnlyObjectProperty<Optional<MetricContent>> metric() {
        return metric.getReadOnlyProperty();
    }

    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }
}
