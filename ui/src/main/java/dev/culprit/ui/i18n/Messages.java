package dev.culprit.ui.i18n;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Texts of the window, from the bundles in `resources/i18n`.
public final class Messages {
    private static final String ROOT = "dev.culprit.resources.i18n.";

    private final Locale locale;
    private final List<ResourceBundle> bundles;

    public Messages(Locale locale) {
        this.locale = locale;
        this.bundles =
                List.of(
                        ResourceBundle.getBundle(ROOT + "window", locale),
                        ResourceBundle.getBundle(ROOT + "case", locale));
    }

    /// The language and region that texts and figures are written in.
    public Locale locale() {
        return locale;
    }

    /// @param arguments fill `{0}`, `{1}` .. of the text
    /// @throws MissingResourceException when no bundle has the key
    public String get(String key, Object... arguments) {
        for (ResourceBundle bundle : bundles) {
            if (bundle.containsKey(key)) {
                String text = bundle.getString(key);
                return arguments.length == 0
                        ? text
                        : new MessageFormat(text, locale).format(arguments);
            }
        }
        throw new MissingResourceException("No text for " + key, "Messages", key);
    }
}
