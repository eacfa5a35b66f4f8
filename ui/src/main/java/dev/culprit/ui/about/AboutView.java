package dev.culprit.ui.about;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Shipped;
import dev.culprit.ui.services.Shipped.Part;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Icons;
import dev.culprit.ui.theme.Styles;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page about the program over the window. Esc or a click beside it closes it.
public final class AboutView extends StackPane {
    private static final double ICON = 48;

    private final Messages messages;
    private final Shipped shipped;
    private final Runnable close;
    private final TableView<Part> table = new TableView<>();

    /// @param close takes the page away
    public AboutView(Shipped shipped, String version, Messages messages, Runnable close) {
        this.messages = messages;
        this.shipped = shipped;
        this.close = close;
        getStyleClass().addAll("palette-layer", "models-layer");
        setId("about");
        VBox box =
                Styles.styled(
                        new VBox(
                                head(version),
                                Parts.label(messages.get("about.parts"), Styles.MUTED),
                                table(),
                                text()),
                        "palette",
                        "models-dialog");
        getChildren().add(box);
        setAlignment(Pos.CENTER);
        setOnMousePressed(event -> {
            if (equals(event.getTarget())) {
                close.run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Nothing else of the window acts on a key meanwhile, other than by Ctrl.
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
        }
        if (!event.isShortcutDown()) {
            event.consume();
        }
    }

    private HBox head(String version) {
        ImageView icon = new ImageView(Icons.large());
        icon.setFitHeight(ICON);
        icon.setFitWidth(ICON);
        VBox words =
                new VBox(
                        Parts.label(messages.get("window.name"), Styles.PAGE_TITLE),
                        Parts.label(
                                messages.get(
                                        "about.version", version, Runtime.version().toString()),
                                Styles.MUTED));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head =
                new HBox(
                        icon,
                        words,
                        Buttons.icon(Feather.X, messages.get("about.close"), "Esc", close));
        head.setAlignment(Pos.CENTER_LEFT);
        return Styles.styled(head, "models-columns");
    }

    private Node table() {
        table.setAccessibleText(messages.get("about.parts"));
        table.getColumns().add(column("about.part", Part::name));
        table.getColumns().add(column("about.partVersion", Part::version));
        table.getColumns().add(column("about.licence", Part::licence));
        table.getColumns().add(column("about.site", Part::site));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getItems().setAll(shipped.parts());
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private TableColumn<Part, String> column(String key, Function<Part, String> value) {
        TableColumn<Part, String> column = new TableColumn<>(messages.get(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        return column;
    }

    private Node text() {
        TextArea text = new TextArea();
        text.setEditable(false);
        text.setAccessibleText(messages.get("about.text"));
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(part -> text.setText(part == null ? "" : shipped.text(part)));
        table.getSelectionModel().selectFirst();
        return text;
    }

    /// Keys go to the list.
    @Override
    public void requestFocus() {
        table.requestFocus();
    }
}
