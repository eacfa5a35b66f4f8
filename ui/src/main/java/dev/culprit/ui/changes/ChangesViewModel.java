package dev.culprit.ui.changes;

import dev.culprit.core.context.Change;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.EnteredChanges;
import dev.culprit.ui.services.UiServices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What happened around the source of the case that is shown: what the case knows, and what people have
/// entered since.
public final class ChangesViewModel implements CasePane {
    private final Optional<EnteredChanges> book;
    private final Messages messages;
    private final Executor background;
    private final Executor screen;
    private final String actor;
    private final ChangeForm form;
    private final ReadOnlyObjectWrapper<Optional<History>> history =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Entry>> chosen =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty adding = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Optional<InvestigationState> shown = Optional.empty();
    private List<Change> entered = List.of();
    private int request;

    public ChangesViewModel(
            UiServices services, Messages messages, Executor background, Executor screen) {
        this.book = services.changes();
        this.messages = messages;
        this.background = background;
        this.screen = screen;
        actor = services.actor();
        form = new ChangeForm(() -> "event-" + services.clock().millis());
    }

    @Override
    public void show(InvestigationState state, boolean live) {
        boolean same = isSame(state, InvestigationState::id);
        boolean unchanged =
                same
                        && isSame(state, InvestigationState::context)
                        && isSame(state, InvestigationState::measurement);
        shown = Optional.of(state);
        if (!same) {
            entered = List.of();
            cancel();
            chosen.set(Optional.empty());
            readEntered();
        }
        if (!unchanged) {
            draw();
        }
    }

    private boolean isSame(InvestigationState state, Function<InvestigationState, Object> part) {
        return shown.filter(before -> part.apply(before).equals(part.apply(state))).isPresent();
    }

    private void readEntered() {
        int asked = ++request;
        onBook((entries, source) -> {
            List<Change> read = entries.of(source);
            screen.execute(() -> {
                if (asked == request) {
                    entered = read;
                    draw();
                }
            });
        });
    }

    /// Does something with what people enter about the source, in the background.
    private void onBook(BiConsumer<EnteredChanges, String> action) {
        book.ifPresent(entries ->
                source().ifPresent(source ->
                        background.execute(() -> action.accept(entries, source))));
    }

    private Optional<String> source() {
        return shown.map(state -> state.start().source());
    }

    private void draw() {
        shown.ifPresent(state ->
                history.set(
                        History.of(
                                entries(state),
                                state.alert().metric().kind(),
                                state.measurement())));
        Optional<Change> kept = chosen.get().map(Entry::change);
        chosen.set(
                history.get().stream()
                        .flatMap(it -> it.entries().stream())
                        .filter(entry -> kept.equals(Optional.of(entry.change())))
                        .findFirst());
    }

    /// What the case knows, and what was entered since, in order of time.
    private List<Entry> entries(InvestigationState state) {
        List<Change> known = state.context().flatMap(DatasetContext::changes).orElse(List.of());
        List<String> byHand = entered.stream().map(each -> each.reference().id()).toList();
        List<Entry> all = new ArrayList<>();
        for (Change change : known) {
            all.add(new Entry(change, byHand.contains(change.reference().id()), true));
        }
        List<String> ids = known.stream().map(each -> each.reference().id()).toList();
        entered.stream()
                .filter(change -> !ids.contains(change.reference().id()))
                .forEach(change -> all.add(new Entry(change, true, false)));
        all.sort(Comparator.comparing(entry -> entry.change().at()));
        return all;
    }

    /// Begins an event, on the day of the onset.
    void add() {
        problem.set("");
        form.begin(shown.flatMap(InvestigationState::measurement).flatMap(Measurement::onset));
        adding.set(true);
    }

    void cancel() {
        problem.set("");
        adding.set(false);
    }

    /// Keeps what is typed.
    void enter() {
        Optional<String> wrong = form.problem(messages);
        problem.set(wrong.orElse(""));
        if (wrong.isEmpty()) {
            Change change = form.change(actor);
            keep(
                    (entries, source) -> entries.enter(source, change),
                    () -> {
                        adding.set(false);
                        chosen.set(Optional.of(new Entry(change, true, false)));
                    });
        }
    }

    /// Takes the chosen event back, when a person had entered it.
    void remove() {
        chosen.get()
                .filter(Entry::byHand)
                .ifPresent(entry ->
                        keep(
                                (entries, source) ->
                                        entries.remove(source, entry.change().reference().id()),
                                () -> chosen.set(Optional.empty())));
    }

    private void keep(BiFunction<EnteredChanges, String, Optional<String>> action, Runnable then) {
        onBook((entries, source) -> {
            Optional<String> failed = action.apply(entries, source);
            screen.execute(() -> {
                problem.set(failed.orElse(""));
                if (failed.isEmpty()) {
                    then.run();
                    readEntered();
                }
            });
        });
    }

    /// Whether a person can enter events.
    boolean canAdd() {
        return book.isPresent();
    }

    /// Whether it is known what happened, be it nothing.
    boolean isKnown() {
        return shown.flatMap(InvestigationState::context)
                .flatMap(DatasetContext::changes)
                .isPresent();
    }

    ChangeForm form() {
        return form;
    }

    ReadOnlyObjectProperty<Optional<History>> history() {
        return history.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Entry>> chosen() {
        return chosen;
    }

    /// While an event is typed.
    BooleanProperty adding() {
        return adding;
    }

    /// What is wrong with what was typed, as a sentence.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }
}
