package dev.culprit.core.event;

/// The log cannot be read or written. The message is a sentence for the user that says what to do.
public final class EventStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    public enum Kind {
        IN_USE,
        DISK_FULL,
        DAMAGED,
        CONFLICT,
        FAILED
    }

    private final Kind kind;

    public EventStoreException(Kind kind, String message) {
        super(message);
        this.sentence = message;
        this.kind = kind;
    }

    public EventStoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.sentence = message;
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
