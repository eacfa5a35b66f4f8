package dev.culprit.ui.palette;

import atlantafx.base.controls.CustomTextField;
import dev.culprit.ui.controls.Layer;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The palette over the window: a field and a list.
public final class PaletteView {
    private static final int ROWS = 10;

    private final PaletteViewModel model;
    private final CustomTextField field = new CustomTextField();
    private final ListView<Action> list;

    public static Layer of(PaletteViewModel model, Messages messages) {
        return Layer.list(
                model.open(), model::hide, () -> new PaletteView(model, messages).content());
    }

    private PaletteView(PaletteViewModel model, Messages messages) {
        this.model = model;
        list = new ListView<>(model.found());
        field.setId("palette-field");
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.setPromptText(messages.get("palette.prompt"));
        field.setAccessibleText(messages.get("palette.prompt"));
        field.textProperty().bindBidirectional(model.query());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        list.getFixedCellSize()
                                                        * Math.clamp(model.found().size(), 1, ROWS)
                                                + 2,
                                model.found(),
                                list.fixedCellSizeProperty()));
        list.minHeightProperty().bind(list.prefHeightProperty());
        list.setFocusTraversable(false);
        list.setAccessibleText(messages.get("palette.list"));
        list.setCellFactory(_ -> new ActionCell());
        list.setPlaceholder(new Label(messages.get("palette.nothing")));
        list.setOnMouseClicked(_ -> runSelected());
        model.chosen().subscribe(_ -> select());
        model.found().subscribe(this::select);
    }

    private Layer.Content content() {
        VBox box = Styles.styled(new VBox(field, list), "palette");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return new Layer.Content(box, field::requestFocus);
    }

    private void runSelected() {
        int at = list.getSelectionModel().getSelectedIndex();
        if (at >= 0) {
            model.chosen().set(at);
            model.run();
        }
    }

    private void select() {
        int at = model.chosen().get();
        if (at < model.found().size()) {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - ROWS + 1));
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case ENTER -> model.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static final class ActionCell extends ListCell<Action> {
        private final Label label = new Label();
        private final Label detail = Styles.styled(new Label(), Styles.MUTED);
        private final Label shortcut = Styles.styled(new Label(), "shortcut");
        private final HBox row;

        ActionCell() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            shortcut.setMinWidth(USE_PREF_SIZE);
            label.setMinWidth(USE_PREF_SIZE);
            row = Styles.styled(new HBox(label, detail, gap, shortcut), "palette-row");
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Action item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            label.setText(item.label());
            detail.setText(item.detail());
            shortcut.setText(item.keys());
            shortcut.setVisible(!item.shortcut().isEmpty());
            setGraphic(row);
            setAccessibleText(item.label() + " " + item.keys());
        }
    }
}
