package dev.culprit.ui.sources;

import dev.culprit.ui.controls.Layer;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.io.File;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The sources over the window: the list, and of the chosen one its connection or its tables.
public final class SourcesView {
    private final SourcesViewModel model;
    private final Messages messages;

    /// The platform's file dialogs.
    public record Choosers(Supplier<Optional<File>> file, Supplier<Optional<File>> folder) {}

    private SourcesView(SourcesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    public static Layer of(SourcesViewModel model, Messages messages, Choosers choosers) {
        return Layer.dialog(
                model.open(),
                model::hide,
                () -> new SourcesView(model, messages).content(choosers));
    }

    private Layer.Content content(Choosers choosers) {
        SourceList list = new SourceList(model, messages);
        StackPane right = new StackPane(empty(), chosen(choosers));
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox columns = Styles.styled(new HBox(list, right), "models-columns");
        VBox.setVgrow(columns, Priority.ALWAYS);
        VBox box =
                Styles.styled(
                        new VBox(head(), columns), "palette", "models-dialog", "sources-dialog");
        return new Layer.Content(box, list::focus);
    }

    private HBox head() {
        return Parts.head(
                messages.get("sources.title"),
                Buttons.icon(Feather.X, messages.get("sources.close"), "Esc", model::hide));
    }

    private Node empty() {
        Button add = Buttons.text(Feather.PLUS, messages.get("sources.add"), "", model::add);
        add.getStyleClass().add(Styles.PRIMARY);
        Node none =
                Parts.empty(
                        Feather.DATABASE,
                        messages.get("sources.empty.title"),
                        messages.get("sources.empty.sentence"),
                        Optional.of(add));
        none.visibleProperty().bind(model.editing().not().and(model.schema().location().isEmpty()));
        return none;
    }

    private VBox chosen(Choosers choosers) {
        StackPane page = new StackPane();
        VBox.setVgrow(page, Priority.ALWAYS);
        Node connection = new ConnectionPage(model, messages, choosers);
        Node tables = new TablesPage(model.schema(), messages);
        model.page()
                .subscribe(now ->
                        page.getChildren()
                                .setAll(
                                        switch (now) {
                                            case CONNECTION -> connection;
                                            case TABLES -> tables;
                                        }));
        VBox content = Styles.styled(new VBox(pages(), page), "sources-content");
        content.visibleProperty().bind(model.editing().or(model.schema().location().isNotEmpty()));
        return content;
    }

    private HBox pages() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton connection = page("connection", SourcesViewModel.Page.CONNECTION, group);
        connection.disableProperty().bind(model.editing().not());
        ToggleButton tables = page("tables", SourcesViewModel.Page.TABLES, group);
        tables.disableProperty()
                .bind(model.form().existing().not().and(model.schema().location().isEmpty()));
        return Styles.styled(new HBox(connection, tables), "case-tabs", "sources-tabs");
    }

    private ToggleButton page(String key, SourcesViewModel.Page page, ToggleGroup group) {
        ToggleButton button =
                Styles.styled(Buttons.toggle(messages.get("sources.tab." + key)), "case-tab");
        button.setId("sources-" + key);
        button.setToggleGroup(group);
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.turn(page);
        });
        model.page().subscribe(now -> button.setSelected(now == page));
        return button;
    }
}
