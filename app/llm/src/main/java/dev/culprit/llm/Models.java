package dev.culprit.llm;

import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.llm.chat.Budget;
import dev.culprit.llm.chat.BudgetedModel;
import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.KeyStore;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.ModelPort;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.chat.RecordingModel;
import dev.culprit.llm.chat.Reply;
import dev.culprit.llm.chat.RetryPolicy;
import dev.culprit.llm.chat.RetryingModel;
import dev.culprit.llm.chat.TextListener;
import dev.culprit.llm.wire.Transport;
import dev.culprit.llm.wire.WireModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The application's models: opens them for investigations and tests their connections.
public final class Models implements AutoCloseable {
    private static final Duration CHECK = Duration.ofSeconds(60);

    private final Transport transport;
    private final KeyStore keys;
    private final RandomGenerator chance;
    private final RetryPolicy retries;

    /// @param localOnly asked before each call; when true, only this machine is talked to
    /// @param clock reads dates in a provider's `Retry-After`
    /// @param chance jitter between retries
    public Models(
            KeyStore keys, BooleanSupplier localOnly, InstantSource clock, RandomGenerator chance) {
        this(keys, localOnly, clock, chance, RetryPolicy.STANDARD);
    }

    Models(
            KeyStore keys,
            BooleanSupplier localOnly,
            InstantSource clock,
            RandomGenerator chance,
            RetryPolicy retries) {
        this.transport = new Transport(localOnly, clock);
        this.keys = keys;
        this.chance = chance;
        this.retries = retries;
    }

    /// A model for one investigation, with everything around it. From the wire outwards: one attempt,
    /// the budget, retries under the total time-out, the record.
    ///
    /// @param budget of that investigation; keep it, it knows what has been spent
    /// @param events called on the asking thread, once for each question, answered or not
    public ModelPort open(ModelProfile profile, Budget budget, Consumer<ModelConsulted> events) {
        ModelPort attempt = new BudgetedModel(new WireModel(transport, profile, keys), budget);
        ModelPort call = new RetryingModel(attempt, retries, profile.timeouts().total(), chance);
        return new RecordingModel(call, profile.prices(), events);
    }

    /// *Test connection*: one small question, asked once.
    public ConnectionCheck check(ModelProfile profile, Cancellation cancellation) {
        Prompt prompt = Prompt.of("check", "1", "", "Answer with the single word: ready", 64);
        long start = System.nanoTime();
        try {
            Reply reply =
                    new WireModel(transport, profile, keys)
                            .ask(prompt, TextListener.NONE, cancellation.within(CHECK));
            return new ConnectionCheck.Works(reply.model(), reply.elapsed());
        } catch (ModelException failed) {
            return failed.kind() == FailureKind.TRUNCATED
                    ? new ConnectionCheck.Works(
                            profile.model(), Duration.ofNanos(System.nanoTime() - start))
                    : new ConnectionCheck.Fails(failed.kind(), failed.getMessage());
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
