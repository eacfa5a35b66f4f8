package dev.culprit.ui.theme;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons that always have a name to be read aloud and a tooltip with their shortcut.
public final class Buttons {
    private Buttons() {}

    /// @param shortcut as shown, for example `Ctrl+N`; empty when there is none
    public static Button icon(Feather icon, String name, String shortcut, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.FLAT, Styles.ICON_BUTTON);
        return named(button, name, shortcut, action);
    }

    public static Button text(String label, String shortcut, Runnable action) {
        return named(new Button(label), label, shortcut, action);
    }

    public static Button text(Feather icon, String label, String shortcut, Runnable action) {
        return named(new Button(label, new FontIcon(icon)), label, shortcut, action);
    }

    public static ToggleButton toggle(String label) {
        ToggleButton button = new ToggleButton(label);
        button.setAccessibleText(label);
        return button;
    }

    private static <B extends ButtonBase> B named(
            B button, String name, String shortcut, Runnable action) {
        button.setAccessibleText(name);
        Hints.give(button, shortcut.isEmpty() ? name : name + "  (" + shortcut + ")");
        button.setOnAction(_ -> action.run());
        return button;
    }
}
