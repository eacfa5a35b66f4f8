package dev.culprit.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;

/// The looks of the window.
public enum Theme {
    LIGHT,
    DARK,
    HIGH_CONTRAST;

    /// As settings and style sheets name it.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param key as settings name it; any other for that of the system
    /// @param ofSystem what the system prefers
    public static Theme of(String key, ColorScheme ofSystem) {
        return Arrays.stream(values())
                .filter(theme -> theme.key().equals(key))
                .findFirst()
                .orElse(ofSystem == ColorScheme.DARK ? DARK : LIGHT);
    }

    /// The one that the button in the top bar changes to.
    public Theme next() {
        return switch (this) {
            case LIGHT, HIGH_CONTRAST -> DARK;
            case DARK -> LIGHT;
        };
    }

    /// Its tokens, in order.
    List<String> sheets() {
        return List.of("tokens.css", key() + ".css");
    }

    String userAgentStylesheet() {
        return switch (this) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK, HIGH_CONTRAST -> new PrimerDark().getUserAgentStylesheet();
        };
    }
}
