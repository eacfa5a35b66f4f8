package dev.culprit.desktop.settings;

/// A settings file of the home folder cannot be read or written. The message is a sentence for the user;
/// there is no cause, since it could repeat what the file holds.
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    public SettingsException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
