package dev.culprit.desktop.plugins;

/// A plug-in cannot be installed or loaded. The message is a sentence for the user.
public final class PluginException extends Exception {
    private static final long serialVersionUID = 1L;

    PluginException(String sentence) {
        super(sentence);
    }
}
