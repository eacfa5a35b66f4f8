package dev.culprit.ui.reasoning;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.reasoning.Thoughts.About;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.Consultations;
import dev.culprit.ui.services.UiServices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The questions to models in the shown case, and the chosen one word for word.
public final class ReasoningViewModel implements CasePane {
    private final UiServices services;
    private final Messages messages;
    private final Executor background;
    private final Executor screen;
    private final EntryWriter writer;
    private final Transcript transcript;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Scope> scopes = FXCollections.observableArrayList();
    private final ObjectProperty<Scope> scope;
    private final ObjectProperty<Optional<Entry>> selected =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty revealing = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper("");
    private Optional<InvestigationState> shown = Optional.empty();
    private Consultations asked = Consultations.NONE;
    private Map<About, String> thoughts = Map.of();
    private boolean live;
    private int request;

    /// @param background where masked values are looked up
    public ReasoningViewModel(
            UiServices services,
            Messages messages,
            Thoughts thinking,
            Executor background,
            Executor screen) {
        this.services = services;
        this.messages = messages;
        this.background = background;
        this.screen = screen;
        writer = new EntryWriter(messages);
        transcript = new Transcript(messages);
        scope = new SimpleObjectProperty<>(everything());
        scope.subscribe(_ -> list());
        selected.subscribe(_ -> fill());
        revealing.subscribe(_ -> fill());
        thinking.shown().subscribe(this::think);
    }

    private Scope everything() {
        return new Scope(Optional.empty(), messages.get("reasoning.everything"));
    }

    @Override
    public void consulted(Consultations questions) {
        asked = questions;
    }

    @Override
    public void show(InvestigationState state, boolean newest) {
        boolean other = !shown.map(InvestigationState::id).equals(Optional.of(state.id()));
        shown = Optional.of(state);
        live = newest;
        if (other) {
            revealing.set(false);
            selected.set(Optional.empty());
            scope.set(everything());
        }
        offerScopes(state);
        list();
    }

    private void offerScopes(InvestigationState state) {
        List<Scope> offered = new ArrayList<>();
        offered.add(everything());
        state.hypotheses()
                .forEach(each ->
                        offered.add(new Scope(Optional.of(each.id()), each.hypothesis().title())));
        if (!offered.equals(scopes)) {
            Scope chosen = scope.get();
            scopes.setAll(offered);
            scope.set(scopes.contains(chosen) ? chosen : everything());
        }
    }

    /// Lists what was asked about a hypothesis, the newest chosen.
    public void about(Optional<HypothesisId> hypothesis) {
        scopes.stream()
                .filter(each -> each.hypothesis().equals(hypothesis))
                .findFirst()
                .ifPresent(scope::set);
        selected.set(entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast()));
    }

    private void think(Map<About, String> now) {
        thoughts = now;
        list();
        if (selected.get().filter(Entry::isThinking).isPresent()) {
            fill();
        }
    }

    private void list() {
        shown.ifPresent(this::list);
    }

    private void list(InvestigationState state) {
        List<Entry> listed = new ArrayList<>();
        asked.all().stream()
                .filter(each -> scope.get().holds(each.hypothesis()))
                .map(each -> writer.answered(each, state))
                .forEach(listed::add);
        if (live) {
            thoughts.keySet().stream()
                    .filter(about -> about.investigation().equals(state.id()))
                    .map(About::hypothesis)
                    .filter(scope.get()::holds)
                    .sorted(Comparator.comparing(id -> id.map(HypothesisId::number).orElse(0)))
                    .map(id -> writer.thinking(id, state))
                    .forEach(listed::add);
        }
        if (!listed.equals(entries)) {
            Optional<Entry> before = selected.get();
            entries.setAll(listed);
            selected.set(keep(before));
        }
    }

    /// What was being answered becomes its answer; what is gone gives way to the newest.
    private Optional<Entry> keep(Optional<Entry> before) {
        if (before.filter(entries::contains).isPresent() || entries.isEmpty()) {
            return before.filter(entries::contains);
        }
        Optional<Entry> successor =
                before.flatMap(gone ->
                        entries.reversed().stream()
                                .filter(each -> each.about().equals(gone.about()))
                                .findFirst());
        return successor.or(() -> Optional.of(entries.getLast()));
    }

    private void fill() {
        int wanted = ++request;
        Optional<Entry> entry = selected.get();
        String said = entry.map(this::said).orElse("");
        String put =
                entry.flatMap(Entry::question)
                        .map(each -> transcript.question(each.prompt()))
                        .orElse("");
        if (!revealing.get() || shown.isEmpty()) {
            answer.set(said);
            question.set(put);
            return;
        }
        InvestigationId id = shown.get().id();
        background.execute(() -> {
            String readable = revealed(id, said);
            String readableQuestion = revealed(id, put);
            screen.execute(() -> {
                if (wanted == request) {
                    answer.set(readable);
                    question.set(readableQuestion);
                }
            });
        });
    }

    /// A recording from elsewhere stays masked: only the machine it ran on knows the values.
    private String revealed(InvestigationId id, String text) {
        return services.desk().investigations().contains(id)
                ? services.models().revealed(id, text)
                : text;
    }

    private String said(Entry entry) {
        return entry.question()
                .map(each -> each.answer().strip())
                .orElseGet(() -> thought(entry.about()));
    }

    private String thought(Optional<HypothesisId> about) {
        return shown.map(state -> thoughts.getOrDefault(new About(state.id(), about), ""))
                .orElse("");
    }

    ObservableList<Entry> entries() {
        return entries;
    }

    ObservableList<Scope> scopes() {
        return scopes;
    }

    ObjectProperty<Scope> scope() {
        return scope;
    }

    ObjectProperty<Optional<Entry>> selected() {
        return selected;
    }

    /// Whether masked values are shown as they are on this machine.
    BooleanProperty revealing() {
        return revealing;
    }

    ReadOnlyStringProperty answer() {
        return answer.getReadOnlyProperty();
    }

    /// Empty while it is being answered.
    ReadOnlyStringProperty question() {
        return question.getReadOnlyProperty();
    }
}
