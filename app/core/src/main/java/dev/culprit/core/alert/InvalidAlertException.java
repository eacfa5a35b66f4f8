package dev.culprit.core.alert;

/// The text is not an alert. The message is one sentence that names what is missing or wrong.
public final class InvalidAlertException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    public InvalidAlertException(String message) {
        super(message);
        this.sentence = message;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
