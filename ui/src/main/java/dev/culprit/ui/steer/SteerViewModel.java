package dev.culprit.ui.steer;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.ui.fx.Background;
import dev.culprit.ui.hypotheses.Suspicion;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.UiServices;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What a person can say to the shown case, and why it came too late when it did.
public final class SteerViewModel implements CasePane {
    private final UiServices services;
    private final Messages messages;
    private final Background background;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper concludable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper continuable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Form> form = new ReadOnlyObjectWrapper<>(Form.NONE);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private Optional<InvestigationState> shown = Optional.empty();

    /// What is being typed.
    public enum Form {
        NONE,
        CONTEXT,
        CONTINUE
    }

    public SteerViewModel(UiServices services, Messages messages) {
        this(services, messages, Background.virtual(messages.get("action.bug")));
    }

    SteerViewModel(UiServices services, Messages messages, Background background) {
        this.services = services;
        this.messages = messages;
        this.background = background;
    }

    @Override
    public void show(InvestigationState state, boolean live) {
        if (!shown.map(InvestigationState::id).equals(Optional.of(state.id()))) {
            close();
        }
        shown = Optional.of(state);
        boolean ended = state.status() == Status.COMPLETED || state.status() == Status.INCONCLUSIVE;
        running.set(live && state.status() == Status.RUNNING);
        concludable.set(running.get() && !state.concluding());
        continuable.set(live && ended);
    }

    public void open(Form wanted) {
        notice.set("");
        form.set(wanted);
    }

    public void close() {
        open(Form.NONE);
    }

    /// Tells the analyst something it should know.
    void tell(String text) {
        if (text.isBlank()) {
            notice.set(messages.get("steer.nothingSaid"));
            return;
        }
        act(id -> services.desk().addContext(id, text.strip(), services.actor()));
    }

    /// Asks no further query.
    public void conclude() {
        form.set(Form.NONE);
        act(id -> services.desk().conclude(id, services.actor()));
    }

    /// Takes the case up again.
    ///
    /// @param text may be blank when something is suspected
    void goOn(String text, Suspicion suspicion) {
        Optional<String> problem = problem(text, suspicion);
        if (problem.isPresent() || shown.isEmpty()) {
            notice.set(problem.orElse(""));
            return;
        }
        Optional<HypothesisDraft> draft =
                suspicion.isEmpty()
                        ? Optional.empty()
                        : Optional.of(suspicion.draft(shown.get(), messages));
        act(id -> services.desk().continueWith(id, text.strip(), draft, services.actor()));
    }

    private Optional<String> problem(String text, Suspicion suspicion) {
        Optional<String> reasoner = shown.map(state -> state.start().reasoner());
        if (!services.desk().reasonerNames().containsAll(reasoner.stream().toList())) {
            return Optional.of(messages.get("steer.noReasoner", reasoner.orElse("")));
        }
        if (suspicion.isEmpty()) {
            return text.isBlank()
                    ? Optional.of(messages.get("steer.nothingNew"))
                    : Optional.empty();
        }
        return suspicion.problem(messages);
    }

    private void act(Function<InvestigationId, Optional<String>> action) {
        notice.set("");
        shown.map(InvestigationState::id)
                .ifPresent(id -> background.run(() -> action.apply(id), this::done));
    }

    private void done(Optional<String> tooLate) {
        tooLate.ifPresentOrElse(why -> notice.set(messages.get("steer.tooLate", why)), this::close);
    }

    /// Whether something can be said to the case now.
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty concludable() {
        return concludable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty continuable() {
        return continuable.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Form> form() {
        return form.getReadOnlyProperty();
    }

    /// What is missing or came too late, as a sentence; empty when all went well.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }
}
