package dev.culprit.ui.hypotheses;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.format.NumberLinks;
import dev.culprit.ui.format.Span;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.reasoning.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One suspicion as it is shown. Stays the same object while the suspicion changes, so that its card
/// keeps its place.
final class HypothesisCard {
    private final HypothesisId id;
    private final Messages messages;
    private final Figures figures;
    private final ReadOnlyObjectWrapper<CardStatus> status =
            new ReadOnlyObjectWrapper<>(CardStatus.OPEN);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper category = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper confidence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper evidence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper thought = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Details> details =
            new ReadOnlyObjectWrapper<>(Details.NONE);

    /// What the card says when it is opened.
    ///
    /// @param asked how often a model was asked about it
    /// @param model what the model thought when it was last asked; may be empty
    /// @param findings one line per piece of evidence, its numbers linked
    record Details(
            String reasoning,
            String ifTrue,
            String ifFalse,
            String author,
            int asked,
            String model,
            List<List<Span>> findings,
            Optional<String> note,
            Optional<QueryId> decisive) {
        static final Details NONE =
                new Details("", "", "", "", 0, "", List.of(), Optional.empty(), Optional.empty());
    }

    HypothesisCard(HypothesisId id, Messages messages, Figures figures) {
        this.id = id;
        this.messages = messages;
        this.figures = figures;
    }

    /// @param asked what models were asked about it
    void show(InvestigationState state, HypothesisState hypothesis, List<ModelConsulted> asked) {
        HypothesisDraft draft = hypothesis.hypothesis().draft();
        status.set(CardStatus.of(state, hypothesis));
        title.set(draft.title());
        category.set(messages.get("category." + draft.category().key()));
        confidence.set(
                saysHowSure(hypothesis) ? figures.confidence(hypothesis.confidence().value()) : "");
        evidence.set(line(hypothesis));
        progress.set(progress(state, hypothesis));
        details.set(
                new Details(
                        draft.reasoning(),
                        draft.expectedIfTrue(),
                        draft.expectedIfFalse(),
                        hypothesis.hypothesis().author(),
                        asked.size(),
                        lastSaid(asked),
                        hypothesis.evidence().stream().map(HypothesisCard::linked).toList(),
                        hypothesis.note(),
                        hypothesis.decisive().map(Evidence::query)));
    }

    private static String lastSaid(List<ModelConsulted> asked) {
        return asked.reversed().stream()
                .map(each -> Transcript.thinking(each.answer()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// @param soFar what a model is writing about it; empty when it is not
    void think(String soFar) {
        thought.set(Transcript.thinking(soFar).replaceAll("\\s+", " ").strip());
    }

    private static List<Span> linked(Evidence piece) {
        return NumberLinks.cited(piece.interpretation().summary(), piece.query());
    }

    /// The deciding evidence, or why there is none.
    private String line(HypothesisState hypothesis) {
        return switch (hypothesis.standing()) {
            case UNTESTED, RULED_OUT -> hypothesis.note().orElse("");
            case OPEN, CONFIRMED, REJECTED ->
                    hypothesis.decisive().map(piece -> piece.interpretation().summary()).orElse("");
        };
    }

    /// What is refuted, ruled out or untested has no number that would mean anything to a reader.
    private boolean saysHowSure(HypothesisState hypothesis) {
        return switch (status.get()) {
            case TESTING, OPEN, CONFIRMED -> !hypothesis.evidence().isEmpty();
            case REFUTED, UNTESTED, RULED_OUT -> false;
        };
    }

    private String progress(InvestigationState state, HypothesisState hypothesis) {
        int asked = hypothesis.queries().size();
        if (status.get() != CardStatus.TESTING) {
            return asked == 0 ? "" : messages.get("card.queries", asked);
        }
        if (isIn(QueryPhase.WAITING, state, hypothesis)) {
            return messages.get("card.waiting");
        }
        return messages.get("card.progress", asked, state.limits().queriesPerHypothesis());
    }

    private static boolean isIn(
            QueryPhase phase, InvestigationState state, HypothesisState hypothesis) {
        return hypothesis.queries().stream().anyMatch(query -> state.query(query).phase() == phase);
    }

    /// The whole card as text, for the clipboard.
    String asText() {
        List<String> lines = new ArrayList<>();
        lines.add(title.get());
        lines.add((statusWord() + " " + confidence.get()).strip());
        lines.add(evidence.get());
        return String.join("\n", lines.stream().filter(line -> !line.isBlank()).toList());
    }

    String statusWord() {
        return messages.get("standing." + status.get().key());
    }

    HypothesisId id() {
        return id;
    }

    ReadOnlyObjectProperty<CardStatus> status() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyStringProperty category() {
        return category.getReadOnlyProperty();
    }

    ReadOnlyStringProperty confidence() {
        return confidence.getReadOnlyProperty();
    }

    ReadOnlyStringProperty evidence() {
        return evidence.getReadOnlyProperty();
    }

    ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// What a model is writing about it now, in one line; empty when it is not.
    ReadOnlyStringProperty thought() {
        return thought.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Details> details() {
        return details.getReadOnlyProperty();
    }
}
