package dev.culprit.ui.palette;

import java.util.function.BooleanSupplier;

/// Something a person can do, for the palette, the shortcuts and the menus alike.
///
/// @param shortcut in the toolkit's notation, for example `Ctrl+N`; empty when there is none
/// @param detail shown behind the label; may be empty
/// @param possible whether it can be done now
public record Action(
        String label, String detail, String shortcut, BooleanSupplier possible, Runnable run) {

    /// The shortcut as people write it.
    public String keys() {
        return shortcut.replace("PERIOD", ".").replace("COMMA", ",").replace('+', ' ');
    }

    public static Action always(String label, String shortcut, Runnable run) {
        return new Action(label, "", shortcut, () -> true, run);
    }
}
