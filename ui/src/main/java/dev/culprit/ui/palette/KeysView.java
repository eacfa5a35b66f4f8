package dev.culprit.ui.palette;

import dev.culprit.ui.controls.Layer;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// All shortcuts over the window, from the same actions that the palette offers.
public final class KeysView {
    private KeysView() {}

    public static Layer of(
            BooleanProperty open, Supplier<List<KeyGroup>> groups, Messages messages) {
        return Layer.dialog(
                open, () -> open.set(false), () -> content(open, groups.get(), messages));
    }

    private static Layer.Content content(
            BooleanProperty open, List<KeyGroup> groups, Messages messages) {
        Button close =
                Buttons.icon(Feather.X, messages.get("keys.close"), "Esc", () -> open.set(false));
        HBox head = Parts.head(messages.get("keys.title"), close);
        VBox list = Styles.styled(new VBox(), "settings-list");
        groups.forEach(group -> list.getChildren().add(section(group)));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox box =
                Styles.styled(
                        new VBox(head, scroll), "palette", "models-dialog", "settings-dialog");
        box.setId("keys");
        return new Layer.Content(box, close::requestFocus);
    }

    private static VBox section(KeyGroup group) {
        GridPane grid = Styles.styled(new GridPane(), "keys-grid");
        int row = 0;
        for (Action action : group.actions()) {
            Label what = Parts.wrapped(action.label());
            what.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(what, Priority.ALWAYS);
            Label keys = Parts.label(action.keys(), "shortcut");
            keys.setMinWidth(Label.USE_PREF_SIZE);
            GridPane.setHalignment(keys, HPos.RIGHT);
            grid.addRow(row++, what, keys);
        }
        return Styles.styled(
                new VBox(Parts.label(group.title(), "section-title"), grid), "settings-section");
    }
}
