package dev.culprit.core.reasoning;

/// A reasoner cannot answer, for example because its model is down. The message is a sentence for
/// the user.
public final class ReasonerException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    public ReasonerException(String message, Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
