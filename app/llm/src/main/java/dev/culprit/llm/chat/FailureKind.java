package dev.culprit.llm.chat;

/// Why there is no answer.
public enum FailureKind {
    /// 401 or 403, or there is no key where one is needed.
    KEY_REJECTED(false),
    UNREACHABLE(true),
    RATE_LIMITED(true),
    /// The provider's own trouble: any 5xx.
    OVERLOADED(true),
    /// The provider does not accept the request, for example because it does not know the model.
    BAD_REQUEST(false),
    /// The answer reached the token limit.
    TRUNCATED(false),
    /// The connection broke off within the answer, or a stream ended without its terminal event.
    CUT(true),
    /// A stream said nothing for too long.
    IDLE(true),
    /// The whole call took too long.
    TIMED_OUT(false),
    /// The answer exceeds the cap in bytes, or the prompt the model's context.
    TOO_LARGE(false),
    /// A cap of the investigation is reached; nothing was sent.
    BUDGET(false),
    CANCELLED(false),
    /// Something else came: a web page, an empty object, a tool call, a filter's refusal.
    NOT_AN_ANSWER(false),
    /// The host may not be talked to; nothing was sent there.
    BLOCKED(false),
    /// A replay was asked something that was not asked in the recording.
    DIVERGED(false);

    private final boolean passing;

    FailureKind(boolean passing) {
        this.passing = passing;
    }

    /// Whether the same request may succeed a little later.
    public boolean passing() {
        return passing;
    }
}
