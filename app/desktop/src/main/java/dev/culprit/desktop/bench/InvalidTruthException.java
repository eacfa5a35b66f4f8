package dev.culprit.desktop.bench;

/// A case cannot be scored; the message is one sentence that names its file.
public final class InvalidTruthException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidTruthException(String message) {
        super(message);
    }
}
