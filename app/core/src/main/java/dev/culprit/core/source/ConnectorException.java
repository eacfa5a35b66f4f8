package dev.culprit.core.source;

/// A source failed. The message is a sentence for the user; for a rejected query it carries the
/// source's own words, because the next attempt is written from them.
public final class ConnectorException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;
    private final FailureKind kind;

    public ConnectorException(FailureKind kind, String message) {
        super(message);
        this.sentence = message;
        this.kind = kind;
    }

    public ConnectorException(FailureKind kind, String message, Throwable cause) {
        super(message, cause);
        this.sentence = message;
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
