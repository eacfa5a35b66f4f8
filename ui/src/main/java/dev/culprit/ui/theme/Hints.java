package dev.culprit.ui.theme;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Tooltips that are made when the mouse first comes: each is a window of its own, and to make all of
/// them at the start took a quarter of it.
public final class Hints {
    private Hints() {}

    /// Gives a control a tooltip; a later call replaces it.
    public static void give(Control control, String text) {
        EventHandler<MouseEvent> first = _ -> show(control, text);
        control.setOnMouseEntered(first);
        if (control.isHover() || control.getTooltip() != null) {
            show(control, text);
        }
    }

    private static void show(Control control, String text) {
        control.setOnMouseEntered(null);
        Tooltip tooltip = control.getTooltip();
        if (tooltip == null) {
            control.setTooltip(new Tooltip(text));
        } else {
            tooltip.setText(text);
        }
    }
}
