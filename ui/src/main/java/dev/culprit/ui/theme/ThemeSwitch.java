package dev.culprit.ui.theme;

import dev.culprit.ui.services.Preferences;
import java.net.URL;
import java.util.List;
import java.util.MissingResourceException;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/// Puts a theme on a scene and remembers which one was chosen.
public final class ThemeSwitch {
    private static final String CHOSEN = "theme";
    private static final List<String> SHEETS = List.of("tokens.css", "window.css", "case.css");

    private final Preferences preferences;
    private final ReadOnlyObjectWrapper<Theme> theme;

    public ThemeSwitch(Preferences preferences) {
        this.preferences = preferences;
        theme =
                new ReadOnlyObjectWrapper<>(
                        preferences.get(CHOSEN).map(Theme::of).orElse(Theme.LIGHT));
    }

    public ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    /// Dresses a new scene.
    public void dress(Scene scene) {
        SHEETS.forEach(sheet -> scene.getStylesheets().add(resource(sheet)));
        apply(scene);
    }

    public void toggle(Scene scene) {
        theme.set(theme.get().other());
        preferences.put(CHOSEN, theme.get().key());
        apply(scene);
    }

    private void apply(Scene scene) {
        Application.setUserAgentStylesheet(theme.get().userAgentStylesheet());
        scene.getRoot().getStyleClass().removeAll(Theme.LIGHT.key(), Theme.DARK.key());
        scene.getRoot().getStyleClass().add(theme.get().key());
    }

    private static String resource(String sheet) {
        String path = "/dev/culprit/resources/theme/" + sheet;
        URL found = ThemeSwitch.class.getResource(path);
        if (found == null) {
            throw new MissingResourceException("No style sheet " + path, "theme", sheet);
        }
        return found.toExternalForm();
    }
}
