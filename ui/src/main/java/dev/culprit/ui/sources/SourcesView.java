package dev.culprit.ui.sources;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.io.File;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The sources over the window: the list, and of the chosen one its connection or its tables. Not
/// modal: Esc or a click beside it closes it.
public final class SourcesView extends StackPane {
    private final SourcesViewModel model;
    private final Messages messages;
    private final SourceList list;
    private Optional<Node> before = Optional.empty();

    /// The platform's file dialogs.
    public record Choosers(Supplier<Optional<File>> file, Supplier<Optional<File>> folder) {}

    public SourcesView(SourcesViewModel model, Messages messages, Choosers choosers) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("palette-layer", "models-layer");
        visibleProperty().bind(model.open());
        list = new SourceList(model, messages);
        StackPane right = new StackPane(empty(), content(choosers));
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox columns = Styles.styled(new HBox(list, right), "models-columns");
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren()
                .add(
                        Styles.styled(
                                new VBox(head(), columns),
                                "palette",
                                "models-dialog",
                                "sources-dialog"));
        setAlignment(Pos.CENTER);
        setOnMousePressed(event -> {
            if (equals(event.getTarget())) {
                model.hide();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::close);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keep);
        model.open().subscribe(this::focus);
    }

    private HBox head() {
        Label title = Parts.label(messages.get("sources.title"), Styles.PAGE_TITLE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head =
                new HBox(
                        title,
                        Buttons.icon(Feather.X, messages.get("sources.close"), "Esc", model::hide));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
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

    private VBox content(Choosers choosers) {
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

    /// Before lists and tables, which take Esc for themselves.
    private void close(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.hide();
            event.consume();
        }
    }

    /// What acts on the case behind must not, while this lies over it.
    private void keep(KeyEvent event) {
        switch (event.getCode()) {
            case SPACE, LEFT, RIGHT, HOME, END, ENTER, E, R, A -> {
                if (!event.isShortcutDown()) {
                    event.consume();
                }
            }
            default -> {}
        }
    }

    /// Keys go to the dialog while it is open, and back to where they went before.
    private void focus(boolean open) {
        if (open) {
            before = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
            list.focus();
        } else {
            before.ifPresent(Node::requestFocus);
        }
    }
}
