package dev.culprit.ui.finding;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.fx.Background;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.UiServices;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The outcome of the case as a page.
public final class FindingViewModel implements CasePane {
    private final PageWriter writer;
    private final FeedbackViewModel feedback;
    private final ReadOnlyObjectWrapper<Optional<FindingPage>> page =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Consumer<QueryId> onEvidence = _ -> {};

    public FindingViewModel(UiServices services, Messages messages) {
        this(services, messages, Background.virtual(messages.get("action.bug")));
    }

    FindingViewModel(UiServices services, Messages messages, Background background) {
        this.writer = new PageWriter(messages);
        this.feedback = new FeedbackViewModel(services, messages, background);
    }

    /// @param opened called when a number is clicked, with the query it comes from
    public void onEvidence(Consumer<QueryId> opened) {
        onEvidence = opened;
    }

    @Override
    public void show(InvestigationState state, boolean live) {
        feedback.show(state, live);
        page.set(Optional.of(writer.write(state)));
    }

    FeedbackViewModel feedback() {
        return feedback;
    }

    void open(QueryId query) {
        onEvidence.accept(query);
    }

    /// Changes only when what is shown changes.
    ReadOnlyObjectProperty<Optional<FindingPage>> page() {
        return page.getReadOnlyProperty();
    }
}
