package dev.culprit.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;

/// The two looks of the window.
public enum Theme {
    LIGHT,
    DARK;

    /// The name under which the choice is remembered and the root's style class.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Theme of(String key) {
        return key.equals(DARK.key()) ? DARK : LIGHT;
    }

    public Theme other() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> LIGHT;
        };
    }

    String userAgentStylesheet() {
        return switch (this) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
    }
}
