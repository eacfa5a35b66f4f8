package dev.culprit.ui.sources;

import dev.culprit.core.source.Table;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The tables of a source, and the chosen one.
final class TablesPage extends StackPane {
    private final SchemaViewModel model;
    private final Messages messages;
    private final Figures figures;

    TablesPage(SchemaViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        figures = new Figures(messages);
        TablePane pane = new TablePane(model, messages);
        HBox.setHgrow(pane, Priority.ALWAYS);
        HBox columns = Styles.styled(new HBox(left(), pane), "models-columns");
        columns.visibleProperty().bind(model.busy().not().and(model.problem().isEmpty()));
        getChildren().addAll(columns, waiting(), problem());
    }

    private VBox left() {
        TextField search = new TextField();
        search.setId("schema-search");
        search.setPromptText(messages.get("sources.search"));
        search.setAccessibleText(messages.get("sources.search"));
        search.textProperty().bindBidirectional(model.search());
        ListView<Table> list = new ListView<>(model.tables());
        list.setId("schema-tables");
        list.setAccessibleText(messages.get("sources.tab.tables"));
        list.setPlaceholder(new Label(messages.get("sources.noneFound")));
        list.setCellFactory(_ -> new TableEntry());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(table -> {
                    if (table != null) {
                        model.choose(Optional.of(table));
                    }
                });
        model.chosen()
                .subscribe(table ->
                        table.ifPresentOrElse(
                                it -> {
                                    list.getSelectionModel().select(it);
                                    list.scrollTo(it);
                                },
                                list.getSelectionModel()::clearSelection));
        VBox.setVgrow(list, Priority.ALWAYS);
        return Styles.styled(new VBox(search, list), "models-left");
    }

    private Node waiting() {
        ProgressIndicator spinner = new ProgressIndicator();
        Label words = new Label();
        words.textProperty()
                .bind(model.location().map(from -> messages.get("sources.reading", from)));
        VBox box = Styles.styled(new VBox(spinner, words), Styles.EMPTY_STATE);
        box.setAlignment(Pos.CENTER);
        box.visibleProperty().bind(model.busy());
        return box;
    }

    private Node problem() {
        VBox box =
                Parts.empty(
                        Feather.ALERT_TRIANGLE,
                        messages.get("sources.unreadable"),
                        "",
                        Optional.empty());
        ((Label) box.getChildren().get(2)).textProperty().bind(model.problem());
        box.visibleProperty().bind(model.problem().isNotEmpty());
        return box;
    }

    private final class TableEntry extends ListCell<Table> {
        private final Label name = Styles.styled(new Label(), Styles.MONO);
        private final Label rows = Styles.styled(new Label(), Styles.CAPTION);
        private final VBox box = new VBox(name, rows);

        TableEntry() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Table item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            name.setText(item.name().toString());
            rows.setText(
                    item.rows().isPresent()
                            ? messages.get("sources.rows", figures.count(item.rows().getAsLong()))
                            : messages.get("sources.rowsUnknown"));
            name.setMinWidth(0);
            box.setMaxWidth(Region.USE_PREF_SIZE);
            setTooltip(new Tooltip(name.getText()));
            setGraphic(box);
            setAccessibleText(name.getText() + ", " + rows.getText());
        }
    }
}
