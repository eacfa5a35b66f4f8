package dev.culprit.desktop.plugins;

/// A plug-in cannot be installed or loaded. The message is a sentence for the user.
public final class PluginException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    PluginException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
