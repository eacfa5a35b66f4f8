package dev.culprit.llm.chat;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Tries again what may pass, honours when the provider wants to be asked again, and keeps the whole
/// within one deadline. A pause that would outlast the deadline is not begun.
public final class RetryingModel implements ModelPort {
    private final ModelPort inner;
    private final RetryPolicy policy;
    private final Duration total;
    private final RandomGenerator chance;

    /// @param total for all attempts and pauses together
    public RetryingModel(
            ModelPort inner, RetryPolicy policy, Duration total, RandomGenerator chance) {
        this.inner = inner;
        this.policy = policy;
        this.total = total;
        this.chance = chance;
    }

    @Override
    public String model() {
        return inner.model();
    }

    @Override
    public Reply ask(Prompt prompt, TextListener onText, Cancellation cancellation)
            throws ModelException {
        Cancellation limited = cancellation.within(total);
        TokenUse lost = TokenUse.NONE;
        for (int attempt = 1; ; attempt++) {
            try {
                Reply reply = inner.ask(prompt, onText, limited);
                TokenUse all = lost.plus(reply.tokens());
                return new Reply(reply.text(), all, reply.model(), reply.elapsed());
            } catch (ModelException failed) {
                lost = lost.plus(failed.spent());
                ModelException whole = failed.spending(lost, failed.partial());
                if (attempt == policy.attempts() || !failed.kind().passing()) {
                    throw whole;
                }
                pause(attempt, whole, limited);
                onText.restarted();
            }
        }
    }

    private void pause(int attempt, ModelException failed, Cancellation limited)
            throws ModelException {
        Duration pause = policy.pause(attempt, failed.retryAfter(), chance);
        if (limited.remaining().orElse(total).compareTo(pause) <= 0) {
            throw failed;
        }
        try {
            if (limited.pause(pause)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new ModelException(FailureKind.CANCELLED, "The call to the model was cancelled.")
                .spending(failed.spent(), failed.partial());
    }
}
