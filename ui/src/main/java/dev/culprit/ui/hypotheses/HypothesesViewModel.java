package dev.culprit.ui.hypotheses;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.fx.Background;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.notice.NoticesViewModel;
import dev.culprit.ui.notice.Postponed;
import dev.culprit.ui.reasoning.Thoughts;
import dev.culprit.ui.reasoning.Thoughts.About;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.Consultations;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.UiServices;
import dev.culprit.ui.theme.Motion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The suspicions of the case and what a person may do about them.
public final class HypothesesViewModel implements CasePane {
    private final UiServices services;
    private final Messages messages;
    private final NoticesViewModel notices;
    private final Background background;
    private final Figures figures;
    private final ObservableList<HypothesisCard> cards = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper canAct = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<HypothesisCard>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<InvestigationState> shown = Optional.empty();
    private final ReadOnlyStringWrapper thinking = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper modelled = new ReadOnlyBooleanWrapper();
    private Consumer<QueryId> onEvidence = _ -> {};
    private Consumer<Optional<HypothesisId>> onReasoning = _ -> {};
    private Consultations asked = Consultations.NONE;
    private Map<About, String> thoughts = Map.of();
    private boolean newest;

    /// @param notices tells what can be taken back
    public HypothesesViewModel(UiServices services, Messages messages, NoticesViewModel notices) {
        this(services, messages, notices, Background.virtual(messages.get("action.bug")));
    }

    HypothesesViewModel(
            UiServices services,
            Messages messages,
            NoticesViewModel notices,
            Background background) {
        this.notices = notices;
        this.services = services;
        this.messages = messages;
        this.background = background;
        this.figures = new Figures(messages);
        emptySentence.set(messages.get("hypotheses.empty.soon"));
    }

    /// @param opened called when the evidence of a query is to be shown
    public void onEvidence(Consumer<QueryId> opened) {
        onEvidence = opened;
    }

    /// @param opened called when the questions to models are to be shown; without hypothesis those of
    ///     the whole case
    public void onReasoning(Consumer<Optional<HypothesisId>> opened) {
        onReasoning = opened;
    }

    /// Shows on the cards what models are writing.
    public void follow(Thoughts source) {
        source.shown()
                .subscribe(now -> {
                    thoughts = now;
                    shown.ifPresent(this::think);
                });
    }

    private void think(InvestigationState state) {
        cards.forEach(card -> card.think(thought(state, Optional.of(card.id()))));
        thinking.set(thought(state, Optional.empty()));
        modelled.set(
                !asked.all().isEmpty()
                        || thoughts.keySet().stream()
                                .anyMatch(about -> about.investigation().equals(state.id())));
    }

    private String thought(InvestigationState state, Optional<HypothesisId> about) {
        return newest ? thoughts.getOrDefault(new About(state.id(), about), "") : "";
    }

    @Override
    public void consulted(Consultations questions) {
        asked = questions;
    }

    @Override
    public void show(InvestigationState state, boolean live) {
        Optional<InvestigationId> before = shown.map(InvestigationState::id);
        if (!before.equals(Optional.of(state.id()))) {
            cards.clear();
            selected.set(Optional.empty());
            notice.set("");
        }
        shown = Optional.of(state);
        newest = live;
        canAct.set(live && state.status() == Status.RUNNING);
        update(state);
        think(state);
        summary.set(summarize());
        emptySentence.set(
                messages.get(
                        state.status().isFinal()
                                ? "hypotheses.empty.none"
                                : "hypotheses.empty.soon"));
    }

    private void update(InvestigationState state) {
        List<HypothesisState> hypotheses = state.hypotheses();
        if (cards.size() > hypotheses.size()) {
            cards.remove(hypotheses.size(), cards.size());
            selected.get().filter(card -> !cards.contains(card)).ifPresent(_ -> close());
        }
        for (int i = 0; i < hypotheses.size(); i++) {
            HypothesisState hypothesis = hypotheses.get(i);
            if (i < cards.size()) {
                cards.get(i).show(state, hypothesis, asked.about(hypothesis.id()));
            } else {
                var card = new HypothesisCard(hypothesis.id(), messages, figures);
                card.show(state, hypothesis, asked.about(hypothesis.id()));
                cards.add(card);
            }
        }
    }

    private String summarize() {
        long decided = cards.stream().filter(card -> card.status().get().isDecided()).count();
        return cards.isEmpty() ? "" : messages.get("hypotheses.summary", decided, cards.size());
    }

    /// Opens the details of a card.
    void open(HypothesisCard card) {
        selected.set(Optional.of(card));
    }

    void close() {
        selected.set(Optional.empty());
    }

    void showEvidence(QueryId query) {
        onEvidence.accept(query);
    }

    void showReasoning(Optional<HypothesisId> hypothesis) {
        onReasoning.accept(hypothesis);
    }

    /// @param reason why a person knows better; must not be blank
    void ruleOut(HypothesisId hypothesis, String reason) {
        if (reason.isBlank()) {
            notice.set(messages.get("hypotheses.ruleOut.reasonMissing"));
            return;
        }
        notice.set("");
        shown.map(InvestigationState::id).ifPresent(id -> postpone(id, hypothesis, reason.strip()));
    }

    /// What it has running is cancelled at the source, which cannot be taken back; so it is sent when
    /// nobody did. Until then the hypothesis goes on being tested.
    private void postpone(InvestigationId id, HypothesisId hypothesis, String reason) {
        String title =
                cards.stream()
                        .filter(card -> card.id().equals(hypothesis))
                        .findFirst()
                        .map(card -> card.title().get())
                        .orElse("");
        notices.undoable(
                messages.get("hypotheses.ruledOut", title),
                new Postponed(
                        background,
                        () -> services.desk().ruleOut(id, hypothesis, reason, services.actor()),
                        notices::declined,
                        () -> {}));
    }

    boolean canRuleOut(HypothesisCard card) {
        return canAct.get() && card.status().get() != CardStatus.RULED_OUT;
    }

    /// A person's own suspicion.
    ///
    /// @param attribute a column to look at; blank when the suspicion is about all rows
    /// @param value the value of it that is suspected
    /// @return whether it was complete enough to be sent
    boolean add(String title, String attribute, String value, String why) {
        var suspicion = new Suspicion(title, attribute, value, why);
        Optional<String> problem = suspicion.problem(messages);
        notice.set(problem.orElse(""));
        if (problem.isPresent() || shown.isEmpty()) {
            return false;
        }
        HypothesisDraft draft = suspicion.draft(shown.get(), messages);
        act(id -> () -> services.desk().addHypothesis(id, draft, services.actor()));
        return true;
    }

    private interface Call {
        Supplier<Optional<String>> on(InvestigationId id);
    }

    private void act(Call call) {
        shown.map(InvestigationState::id)
                .ifPresent(id ->
                        background.run(call.on(id), problem -> notice.set(problem.orElse(""))));
    }

    /// Attributes that a person may choose from; anything else may be typed.
    List<String> attributes() {
        return shown.flatMap(InvestigationState::ranking)
                .map(SegmentRanking::attributes)
                .orElse(List.of());
    }

    /// Values of an attribute that were seen among the segments.
    List<String> values(String attribute) {
        return shown.flatMap(InvestigationState::ranking).stream()
                .flatMap(ranking -> ranking.segments().stream())
                .map(Segment::slice)
                .flatMap(slice -> slice.terms().stream())
                .filter(term -> term.attribute().equals(attribute))
                .map(Slice.Term::value)
                .distinct()
                .toList();
    }

    /// Tells when it was decided otherwise whether cards may move.
    ///
    /// @return takes that back
    Runnable onMotion(Runnable changed) {
        Consumer<Setting> listener =
                setting -> {
                    if (setting.equals(KnownSettings.MOTION)) {
                        changed.run();
                    }
                };
        services.settings().onChange(listener);
        return () -> services.settings().forget(listener);
    }

    /// Whether cards may move; the user can turn that off.
    boolean motion() {
        return new Motion(services.settings()).isWanted();
    }

    ObservableList<HypothesisCard> cards() {
        return FXCollections.unmodifiableObservableList(cards);
    }

    ReadOnlyObjectProperty<Optional<HypothesisCard>> selected() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canAct() {
        return canAct.getReadOnlyProperty();
    }

    /// What could not be done, as a sentence; empty when all went well.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /// What a model is writing about the whole case; empty when it is not.
    ReadOnlyStringProperty thinking() {
        return thinking.getReadOnlyProperty();
    }

    /// Whether a model was asked anything.
    ReadOnlyBooleanProperty modelled() {
        return modelled.getReadOnlyProperty();
    }

    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }
}
