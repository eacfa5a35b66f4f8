package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal;
import dev.culprit.core.query.Refusal.Reason;

/// Carries a refusal out of the depth of a text; the inspector turns it into a value.
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Reason reason, String message) {
        super(message);
        this.refusal = new Refusal(reason, message);
    }

    Refusal refusal() {
        return refusal;
    }
}
