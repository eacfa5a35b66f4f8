package dev.culprit.ui.theme;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a pane shows when it has nothing to show: an icon, one sentence, one button.
public final class EmptyState extends VBox {
    public EmptyState(Feather icon, String sentence, Optional<Button> button) {
        getStyleClass().add(Styles.EMPTY_STATE);
        setAlignment(Pos.CENTER);
        Label text = new Label(sentence);
        text.setWrapText(true);
        getChildren().addAll(new FontIcon(icon), text);
        button.ifPresent(getChildren()::add);
    }
}
