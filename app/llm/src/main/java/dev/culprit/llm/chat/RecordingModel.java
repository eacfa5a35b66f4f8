package dev.culprit.llm.chat;

import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells of each call, answered or failed, what was asked, what came and what it cost. Stands outside
/// the retries: one event for one question.
public final class RecordingModel implements ModelPort {
    private final ModelPort inner;
    private final Prices prices;
    private final Consumer<ModelConsulted> events;

    /// @param events called on the asking thread before the answer is handed on, also when the thread
    ///     is interrupted
    public RecordingModel(ModelPort inner, Prices prices, Consumer<ModelConsulted> events) {
        this.inner = inner;
        this.prices = prices;
        this.events = events;
    }

    @Override
    public String model() {
        return inner.model();
    }

    @Override
    public Reply ask(Prompt prompt, TextListener onText, Cancellation cancellation)
            throws ModelException {
        long start = System.nanoTime();
        try {
            Reply reply = inner.ask(prompt, onText, cancellation);
            tell(prompt, reply.text(), reply.tokens(), start, Optional.empty());
            return reply;
        } catch (ModelException failed) {
            tell(prompt, failed.partial(), failed.spent(), start, Optional.of(problem(failed)));
            throw failed;
        }
    }

    private void tell(
            Prompt prompt, String text, TokenUse tokens, long start, Optional<String> problem) {
        events.accept(
                new ModelConsulted(
                        model(),
                        prompt.purpose(),
                        prompt.hypothesis(),
                        prompt.hash(model()),
                        prompt.text(),
                        text,
                        problem,
                        tokens.in(),
                        tokens.out(),
                        prices.cost(tokens),
                        Duration.ofNanos(System.nanoTime() - start)));
    }

    private static String problem(ModelException failed) {
        return failed.kind().name().toLowerCase(Locale.ROOT) + ": " + failed.getMessage();
    }

    /// The other way round, for a replay; empty when the call itself was answered and only its answer was
    /// of no use.
    static Optional<ModelException> failure(String problem) {
        int colon = problem.indexOf(": ");
        String kind = colon < 0 ? "" : problem.substring(0, colon).toUpperCase(Locale.ROOT);
        for (FailureKind each : FailureKind.values()) {
            if (each.name().equals(kind)) {
                return Optional.of(new ModelException(each, problem.substring(colon + 2)));
            }
        }
        return Optional.empty();
    }
}
