package dev.culprit.llm.steps;

import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import java.util.Optional;

/// How a model does in one investigation. After a failure that will not pass, or after three in a row, it
/// is asked no more.
final class Health {
    private static final int PATIENCE = 3;

    private Optional<String> first = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private boolean answered;
    private boolean down;
    private int inARow;

    synchronized void answered() {
        answered = true;
        inARow = 0;
    }

    synchronized void failed(ModelException failure) {
        if (failure.kind() == FailureKind.CANCELLED) {
            return;
        }
        first = first.or(() -> Optional.of(sentence(failure)));
        inARow++;
        boolean unusable =
                failure.kind() == FailureKind.KEY_REJECTED || failure.kind() == FailureKind.BLOCKED;
        if (unusable && !answered) {
            refusal = Optional.of(failure.getMessage());
        }
        down |= lasts(failure.kind()) || inARow >= PATIENCE;
    }

    /// Never the model's own words: they could not be checked.
    private static String sentence(ModelException failure) {
        return failure.kind() == FailureKind.NOT_AN_ANSWER
                ? "An answer could not be used, also not the second one."
                : failure.getMessage();
    }

    private static boolean lasts(FailureKind kind) {
        return switch (kind) {
            case KEY_REJECTED, BLOCKED, BUDGET, BAD_REQUEST -> true;
            case UNREACHABLE,
                    RATE_LIMITED,
                    OVERLOADED,
                    TRUNCATED,
                    CUT,
                    IDLE,
                    TIMED_OUT,
                    TOO_LARGE,
                    CANCELLED,
                    NOT_AN_ANSWER,
                    DIVERGED ->
                    false;
        };
    }

    synchronized boolean isDown() {
        return down;
    }

    /// Why the model cannot be used at all, when it never answered: a matter of settings, not of luck.
    synchronized Optional<String> refusal() {
        return refusal;
    }

    /// The first failure, in a sentence for the user.
    synchronized Optional<String> failure() {
        return first;
    }
}
