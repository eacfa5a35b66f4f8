package dev.culprit.eventstore;

/// A stored payload is no event this version of the product knows. The message completes the sentence
/// "Event 17 ..".
final class UnreadableEventException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message) {
        super(message);
    }

    UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
