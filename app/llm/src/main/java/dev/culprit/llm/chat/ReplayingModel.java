package dev.culprit.llm.chat;

import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Answers from a recording, with no model and no network. Finds the answer by what is asked, since
/// parallel branches ask in any order; the same question asked twice gets its answers in order.
public final class ReplayingModel implements ModelPort {
    private final String model;
    private final List<Recorded> recording = new ArrayList<>();
    private final Consumer<Divergence> report;
    private boolean diverged;

    private static final class Recorded {
        private final int number;
        private final ModelConsulted call;
        private boolean used;

        private Recorded(int number, ModelConsulted call) {
            this.number = number;
            this.call = call;
        }
    }

    /// @param recording in the order of the log; all by one model
    /// @param report told of the first divergence, and only of that
    public ReplayingModel(List<ModelConsulted> recording, Consumer<Divergence> report) {
        this.model = recording.isEmpty() ? "" : recording.getFirst().model();
        for (ModelConsulted call : recording) {
            this.recording.add(new Recorded(this.recording.size() + 1, call));
        }
        this.report = report;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public Reply ask(Prompt prompt, TextListener onText, Cancellation cancellation)
            throws ModelException {
        ModelConsulted call = next(prompt);
        Optional<ModelException> failure = call.problem().flatMap(RecordingModel::failure);
        if (failure.isPresent()) {
            throw failure.get().spending(tokens(call), call.answer());
        }
        onText.text(call.answer());
        return new Reply(call.answer(), tokens(call), call.model(), call.took());
    }

    /// What was recorded and has not been asked, in the order of the log.
    public synchronized List<ModelConsulted> unasked() {
        return recording.stream().filter(each -> !each.used).map(each -> each.call).toList();
    }

    private synchronized ModelConsulted next(Prompt prompt) throws ModelException {
        String hash = prompt.hash(model);
        Optional<Recorded> found =
                recording.stream()
                        .filter(each -> !each.used && isAnswerTo(each.call, hash, prompt))
                        .findFirst();
        if (found.isEmpty()) {
            throw diverged(prompt);
        }
        found.get().used = true;
        return found.get().call;
    }

    /// Calls from before requests were hashed are told by their text.
    private static boolean isAnswerTo(ModelConsulted call, String hash, Prompt prompt) {
        return call.requestHash().isEmpty()
                ? call.prompt().equals(prompt.text())
                : call.requestHash().equals(hash);
    }

    private ModelException diverged(Prompt prompt) {
        if (!diverged) {
            diverged = true;
            Optional<Recorded> expected =
                    recording.stream()
                            .filter(each ->
                                    !each.used && each.call.purpose().equals(prompt.purpose()))
                            .findFirst();
            report.accept(
                    Divergence.between(
                            expected.map(each -> each.number).orElse(0),
                            prompt.purpose(),
                            expected.map(each -> each.call.prompt()),
                            prompt.text()));
        }
        return new ModelException(
                FailureKind.DIVERGED,
                "The recording holds no answer to this question (" + prompt.purpose() + ").");
    }

    private static TokenUse tokens(ModelConsulted call) {
        return new TokenUse(call.tokensIn(), call.tokensOut(), false);
    }
}
