package dev.culprit.ui.finding;

import dev.culprit.core.investigation.InvestigationEvent.FeedbackRecorded;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.fx.Background;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.UiServices;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Whether people say that the finding was right, and what they said so far.
public final class FeedbackViewModel implements CasePane {
    private final UiServices services;
    private final Messages messages;
    private final Background background;
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<String>> given =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final StringProperty comment = new SimpleStringProperty("");
    private Optional<InvestigationState> shown = Optional.empty();

    FeedbackViewModel(UiServices services, Messages messages, Background background) {
        this.services = services;
        this.messages = messages;
        this.background = background;
    }

    @Override
    public void show(InvestigationState state, boolean live) {
        if (!shown.map(InvestigationState::id).equals(Optional.of(state.id()))) {
            comment.set("");
            notice.set("");
        }
        shown = Optional.of(state);
        possible.set(live && state.finding().isPresent());
        given.set(state.feedback().stream().map(this::line).toList());
    }

    private String line(FeedbackRecorded feedback) {
        String said =
                messages.get(
                        feedback.confirmed() ? "timeline.feedback.yes" : "timeline.feedback.no",
                        feedback.actor());
        return feedback.comment().isBlank() ? said : said + ": " + feedback.comment();
    }

    /// @param right whether it was this
    void give(boolean right) {
        String words = comment.get().strip();
        shown.map(InvestigationState::id)
                .ifPresent(id ->
                        background.run(
                                () ->
                                        services.desk()
                                                .giveFeedback(id, right, words, services.actor()),
                                this::done));
    }

    private void done(Optional<String> declined) {
        notice.set(declined.orElse(""));
        if (declined.isEmpty()) {
            comment.set("");
        }
    }

    /// Whether there is a finding to judge, and this log to write to.
    ReadOnlyBooleanProperty possible() {
        return possible.getReadOnlyProperty();
    }

    /// One line for each judgement.
    ReadOnlyObjectProperty<List<String>> given() {
        return given.getReadOnlyProperty();
    }

    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    StringProperty comment() {
        return comment;
    }
}
