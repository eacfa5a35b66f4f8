package dev.culprit.llm.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.reasoning.Journal;
import dev.culprit.llm.answer.Fields;
import dev.culprit.llm.answer.StructuredModel;
import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.TextListener;
import dev.culprit.llm.privacy.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Asks the model on behalf of a step: the question is recorded with the hypothesis it is about and with
/// what could not be used of its answer, and its text is shown while it grows.
final class Consultant {
    private static final int LONGEST_PROBLEM = 1_000;

    private final StructuredModel model;
    private final Journal journal;
    private final Health health = new Health();
    private final Cancellation cancellation = new Cancellation();

    /// What the asking thread has recorded and not yet told.
    private final Map<Thread, List<ModelConsulted>> pending = new ConcurrentHashMap<>();

    Consultant(ModelSource models, Journal journal) {
        this.model = new StructuredModel(models.open(this::keep));
        this.journal = journal;
    }

    Health health() {
        return health;
    }

    /// Empty when there is no usable answer; [#health] knows why.
    <T> Optional<T> ask(
            Step step,
            Optional<HypothesisId> about,
            JsonNode data,
            Function<Fields, Remarked<T>> reader) {
        if (health.isDown()) {
            return Optional.empty();
        }
        var form = new Form<>(step, reader);
        List<String> dropped = List.of();
        try {
            Remarked<T> read =
                    model.ask(step.prompt(data, about), form, new Shown(about), cancellation)
                            .value();
            dropped = read.dropped();
            health.answered();
            return Optional.of(read.value());
        } catch (ModelException failed) {
            health.failed(failed);
            dropped = List.of(failed.getMessage());
            return Optional.empty();
        } finally {
            tell(form.sentBack(), dropped);
        }
    }

    private void keep(ModelConsulted consultation) {
        pending.computeIfAbsent(Thread.currentThread(), _ -> new ArrayList<>()).add(consultation);
    }

    /// The last of them is the answer that was read; those before were sent back.
    private void tell(List<String> sentBack, List<String> dropped) {
        List<ModelConsulted> told =
                Optional.ofNullable(pending.remove(Thread.currentThread())).orElse(List.of());
        for (int i = 0; i < told.size(); i++) {
            boolean last = i == told.size() - 1;
            journal.consulted(
                    last
                            ? remarked(told.get(i), "Dropped", dropped)
                            : remarked(told.get(i), "Sent back", sentBack));
        }
    }

    private static ModelConsulted remarked(ModelConsulted told, String what, List<String> why) {
        Optional<String> problem =
                told.problem()
                        .or(() ->
                                why.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(what + ": " + String.join("; ", why)))
                        .map(text -> PlainText.of(text, LONGEST_PROBLEM));
        return new ModelConsulted(
                told.model(),
                told.purpose(),
                told.hypothesis(),
                told.requestHash(),
                told.prompt(),
                told.answer(),
                problem,
                told.tokensIn(),
                told.tokensOut(),
                told.costUsd(),
                told.took());
    }

    private final class Shown implements TextListener {
        private final Optional<HypothesisId> about;
        private final StringBuilder soFar = new StringBuilder();

        private Shown(Optional<HypothesisId> about) {
            this.about = about;
        }

        @Override
        public void text(String piece) {
            soFar.append(piece);
            journal.thinking(about, soFar.toString());
        }

        @Override
        public void restarted() {
            soFar.setLength(0);
            journal.thinking(about, "");
        }
    }
}
