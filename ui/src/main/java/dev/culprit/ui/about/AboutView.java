package dev.culprit.ui.about;

import dev.culprit.ui.controls.Layer;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Shipped;
import dev.culprit.ui.services.Shipped.Part;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Icons;
import dev.culprit.ui.theme.Styles;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page about the program over the window.
public final class AboutView {
    private static final double ICON = 48;

    private final Messages messages;
    private final Shipped shipped;
    private final Runnable close;
    private final TableView<Part> table = new TableView<>();

    private AboutView(Shipped shipped, Messages messages, Runnable close) {
        this.messages = messages;
        this.shipped = shipped;
        this.close = close;
    }

    /// @param open set to show the page
    public static Layer of(
            BooleanProperty open, Shipped shipped, String version, Messages messages) {
        Runnable close = () -> open.set(false);
        Layer layer =
                Layer.dialog(
                        open,
                        close,
                        () -> new AboutView(shipped, messages, close).content(version));
        layer.setId("about");
        return layer;
    }

    private Layer.Content content(String version) {
        VBox box =
                Styles.styled(
                        new VBox(
                                head(version),
                                Parts.label(messages.get("about.parts"), Styles.MUTED),
                                table(),
                                text()),
                        "palette",
                        "models-dialog");
        return new Layer.Content(box, table::requestFocus);
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
}
