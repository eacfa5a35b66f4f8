package dev.culprit.ui;

import dev.culprit.ui.services.Preferences;
import javafx.stage.Stage;

/// Size of the window, between starts.
final class WindowPlace {
    static final double SMALLEST_WIDTH = 1_000;
    static final double SMALLEST_HEIGHT = 700;

    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;
    private static final String MAXIMIZED = "window.maximized";

    private final Preferences preferences;

    WindowPlace(Preferences preferences) {
        this.preferences = preferences;
    }

    double width() {
        return number("window.width", WIDTH, SMALLEST_WIDTH);
    }

    double height() {
        return number("window.height", HEIGHT, SMALLEST_HEIGHT);
    }

    private double number(String key, double otherwise, double least) {
        try {
            return preferences
                    .get(key)
                    .map(Double::parseDouble)
                    .filter(value -> value >= least)
                    .orElse(otherwise);
        } catch (NumberFormatException edited) {
            return otherwise;
        }
    }

    void restore(Stage stage) {
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setMaximized(preferences.get(MAXIMIZED).map(Boolean::parseBoolean).orElse(false));
    }

    void remember(Stage stage) {
        preferences.put(MAXIMIZED, String.valueOf(stage.isMaximized()));
        if (!stage.isMaximized()) {
            preferences.put("window.width", String.valueOf(stage.getScene().getWidth()));
            preferences.put("window.height", String.valueOf(stage.getScene().getHeight()));
        }
    }
}
