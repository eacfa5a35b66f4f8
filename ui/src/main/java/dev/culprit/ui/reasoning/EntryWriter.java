package dev.culprit.ui.reasoning;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import java.util.Optional;
import java.util.Set;

/// Says in words what a question was for.
public final class EntryWriter {
    private static final Set<String> PURPOSES =
            Set.of("hypotheses", "query", "interpretation", "counter", "finding", "judge");

    private final Messages messages;
    private final Figures figures;

    public EntryWriter(Messages messages) {
        this.messages = messages;
        this.figures = new Figures(messages);
    }

    /// What a model is asked for, for example *Next query*.
    public static String purpose(Messages messages, String purpose) {
        return PURPOSES.contains(purpose) ? messages.get("purpose." + purpose) : purpose;
    }

    Entry answered(ModelConsulted question, InvestigationState state) {
        return new Entry(
                purpose(messages, question.purpose()),
                about(question.hypothesis(), state),
                figures(question),
                Trouble.of(question).kind(),
                question.hypothesis(),
                Optional.of(question));
    }

    Entry thinking(Optional<HypothesisId> about, InvestigationState state) {
        return new Entry(
                messages.get("reasoning.thinking"),
                about(about, state),
                "",
                Trouble.Kind.NONE,
                about,
                Optional.empty());
    }

    String about(Optional<HypothesisId> hypothesis, InvestigationState state) {
        return hypothesis
                .filter(id -> id.number() <= state.hypotheses().size())
                .map(id -> state.hypothesis(id).hypothesis().title())
                .orElseGet(() -> messages.get("reasoning.wholeCase"));
    }

    private String figures(ModelConsulted question) {
        String tokens =
                messages.get(
                        "reasoning.figures",
                        figures.count(question.tokensIn()),
                        figures.count(question.tokensOut()),
                        figures.duration(question.took()));
        return question.costUsd().signum() == 0
                ? tokens
                : tokens + messages.get("reasoning.cost", figures.money(question.costUsd()));
    }
}
