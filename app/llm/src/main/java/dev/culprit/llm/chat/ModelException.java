package dev.culprit.llm.chat;

import java.time.Duration;
import java.util.Optional;

/// A call without an answer. The message is a sentence for the user. It never holds a key, and there
/// is never a cause: exceptions of HTTP and JSON libraries repeat what was sent and received.
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;
    private final FailureKind kind;
    private final String sentence;
    private final transient Optional<Duration> retryAfter;
    private final transient TokenUse spent;
    private final String partial;

    public ModelException(FailureKind kind, String sentence) {
        this(kind, sentence, Optional.empty(), TokenUse.NONE, "");
    }

    private ModelException(
            FailureKind kind,
            String sentence,
            Optional<Duration> retryAfter,
            TokenUse spent,
            String partial) {
        super(sentence);
        this.kind = kind;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
        this.spent = spent;
        this.partial = partial;
    }

    public ModelException after(Duration wait) {
        return new ModelException(kind, sentence, Optional.of(wait), spent, partial);
    }

    /// The same failure, with what it cost all the same.
    public ModelException spending(TokenUse tokens, String received) {
        return new ModelException(kind, sentence, retryAfter, tokens, received);
    }

    public FailureKind kind() {
        return kind;
    }

    /// When the provider wants to be asked again.
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public TokenUse spent() {
        return spent;
    }

    /// What was received until then.
    public String partial() {
        return partial;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
