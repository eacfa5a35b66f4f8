package dev.culprit.ui.controls;

import dev.culprit.ui.theme.Hints;
import dev.culprit.ui.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small parts made the same way everywhere.
public final class Parts {
    private Parts() {}

    public static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    public static Label wrapped(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setWrapText(true);
        return label;
    }

    /// Wrapped and never cut off: what holds it grows or scrolls.
    public static Label whole(String text, String... styleClasses) {
        Label label = wrapped(text, styleClasses);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// The head of a dialog: its title, and at the end the button that closes it.
    public static HBox head(String title, Button close) {
        Label label = label(title, Styles.PAGE_TITLE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox head = new HBox(label, close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    public static FontIcon icon(Feather glyph, String... styleClasses) {
        FontIcon icon = new FontIcon(glyph);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    /// @param hint with the shortcut, where there is one
    public static Button button(String text, String hint, Runnable action) {
        Button button = new Button(text);
        Hints.give(button, hint);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// What an empty pane teaches: an icon, a heading, one sentence and at most one button.
    public static VBox empty(Feather glyph, String title, String sentence, Optional<Node> action) {
        Label heading = wrapped(title, "empty-title");
        Label words = wrapped(sentence, "empty-sentence");
        VBox box = new VBox(icon(glyph, "empty-icon"), heading, words);
        action.ifPresent(box.getChildren()::add);
        box.getStyleClass().add("empty-state");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
