package dev.culprit.core.replay;

/// The file is no intact bundle. The message is one sentence that says which part is wrong.
public final class DamagedBundleException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    public DamagedBundleException(String message) {
        super(message);
        this.sentence = message;
    }

    public DamagedBundleException(String message, Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
