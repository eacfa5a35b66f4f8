package dev.culprit.ui.theme;

import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import javafx.application.Platform;

/// Whether things may move for the sake of it. Asked for each time, since it can change.
public record Motion(Settings settings) {

    public boolean isWanted() {
        return switch (settings.get(KnownSettings.MOTION)) {
            case Setting.ON -> true;
            case Setting.OFF -> false;
            default -> !Platform.getPreferences().isReducedMotion();
        };
    }
}
