package dev.culprit.ui.theme;

import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.util.Subscription;

/// Dresses a scene in the theme and the size that were chosen, and again when they change.
public final class ThemeSwitch {
    private static final List<String> SHEETS = List.of("window.css", "case.css");

    private final Settings settings;
    private final ReadOnlyObjectWrapper<Theme> theme;

    public ThemeSwitch(Settings settings) {
        this.settings = settings;
        theme = new ReadOnlyObjectWrapper<>(wanted());
    }

    private Theme wanted() {
        return Theme.of(
                settings.get(KnownSettings.THEME), Platform.getPreferences().getColorScheme());
    }

    public ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    /// Dresses a scene as is decided now.
    public void dress(Scene scene) {
        theme.set(wanted());
        int percent = settings.number(KnownSettings.SCALE);
        Scale.put(scene, percent);
        Application.setUserAgentStylesheet(theme.get().userAgentStylesheet());
        scene.getStylesheets()
                .setAll(
                        Stream.concat(theme.get().sheets().stream(), SHEETS.stream())
                                .map(sheet -> StyleSheet.url(sheet, percent))
                                .toList());
    }

    /// Dresses a scene again whenever the system prefers other colours.
    ///
    /// @return ends that
    public Subscription follow(Scene scene) {
        return Platform.getPreferences()
                .colorSchemeProperty()
                .subscribe(() -> {
                    if (theme.get() != wanted()) {
                        dress(scene);
                    }
                });
    }

    /// Whether a scene must be dressed anew when this changes.
    public static boolean obeys(Setting setting) {
        return setting.equals(KnownSettings.THEME) || setting.equals(KnownSettings.SCALE);
    }

    /// Decides for the other of light and dark.
    public void toggle() {
        settings.set(KnownSettings.THEME, theme.get().next().key());
    }
}
