package dev.culprit.ui.models;

import dev.culprit.ui.theme.Styles;
import javafx.scene.control.TextArea;

/// Long texts that can be read, selected and copied, not changed.
final class Reading {
    private Reading() {}

    static TextArea area(String name) {
        TextArea area = Styles.styled(new TextArea(), Styles.MONO, "reading");
        area.setEditable(false);
        area.setWrapText(true);
        area.setAccessibleText(name);
        return area;
    }
}
