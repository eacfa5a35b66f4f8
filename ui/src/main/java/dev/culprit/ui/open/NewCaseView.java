package dev.culprit.ui.open;

import dev.culprit.core.query.ApprovalMode;
import dev.culprit.ui.fx.Following;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.open.OpenViewModel.Way;
import dev.culprit.ui.services.ExecutionProfile;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The page for a new investigation: where the data is, what the alert says, how to go about it.
public final class NewCaseView {
    private final OpenViewModel model;
    private final Messages messages;
    private final Choosers choosers;
    private final StackPane way = new StackPane();
    private final ScrollPane root;

    /// The platform's file dialogs.
    ///
    /// @param alert asks for an alert file
    /// @param folder asks for a folder with data
    public record Choosers(Supplier<Optional<File>> alert, Supplier<Optional<File>> folder) {}

    public NewCaseView(OpenViewModel model, Messages messages, Choosers choosers, Runnable close) {
        this.model = model;
        this.messages = messages;
        this.choosers = choosers;
        Label title = Styles.styled(new Label(messages.get("open.title")), Styles.PAGE_TITLE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head =
                new HBox(
                        title,
                        gap,
                        Buttons.icon(Feather.X, messages.get("open.close"), "Esc", close));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox page =
                Styles.styled(
                        new VBox(head, ways(), way, how(), problem()),
                        Styles.PAGE,
                        "new-case-page");
        VBox frame = Styles.styled(new VBox(page), "page-frame");
        frame.setAlignment(Pos.TOP_CENTER);
        root = new ScrollPane(frame);
        root.setFitToWidth(true);
    }

    private HBox ways() {
        ToggleGroup group = new ToggleGroup();
        HBox bar = Styles.styled(new HBox(), "segments");
        add(bar, group, Way.FILE, file());
        add(bar, group, Way.PASTE, pasted());
        add(bar, group, Way.FORM, new AlertFormView(model, messages, this::sourceField).root());
        bar.getChildren().getLast().getStyleClass().setAll("toggle-button", "right-pill");
        return bar;
    }

    private void add(HBox bar, ToggleGroup group, Way given, Node content) {
        String key = "open.way." + given.name().toLowerCase(Locale.ROOT);
        ToggleButton button = Buttons.toggle(messages.get(key));
        button.setToggleGroup(group);
        button.getStyleClass().add(bar.getChildren().isEmpty() ? "left-pill" : "center-pill");
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.forgetProblem();
            model.way().set(given);
        });
        model.way()
                .subscribe(chosen -> {
                    if (chosen == given) {
                        button.setSelected(true);
                        way.getChildren().setAll(content);
                    }
                });
        bar.getChildren().add(button);
    }

    private VBox file() {
        Button choose =
                Buttons.text(
                        Feather.FILE_TEXT,
                        messages.get("open.choose"),
                        "",
                        () ->
                                choosers.alert()
                                        .get()
                                        .ifPresent(found -> model.openAlert(found.toPath())));
        choose.getStyleClass().add(Styles.PRIMARY);
        choose.disableProperty().bind(model.busy());
        VBox drop =
                Styles.styled(
                        new VBox(
                                new FontIcon(Feather.UPLOAD),
                                new Label(messages.get("open.drop")),
                                choose),
                        "drop-zone");
        drop.setAlignment(Pos.CENTER);
        return Styles.styled(new VBox(drop, sourceField("open.sourceOfFile")), "form");
    }

    private VBox pasted() {
        TextArea text = Styles.styled(new TextArea(), Styles.MONO);
        text.setId("paste");
        text.textProperty().bindBidirectional(model.json());
        text.setPromptText(messages.get("open.pastePrompt"));
        text.setAccessibleText(messages.get("open.way.paste"));
        text.setPrefRowCount(10);
        Button start =
                Buttons.text(Feather.PLAY, messages.get("open.start"), "", model::openPasted);
        start.setId("start-pasted");
        start.getStyleClass().add(Styles.PRIMARY);
        start.disableProperty().bind(model.busy().or(model.json().isEmpty()));
        return Styles.styled(new VBox(sourceField("open.source"), text, start), "form");
    }

    private VBox sourceField(String key) {
        ComboBox<String> field = new ComboBox<>(model.sources());
        field.setEditable(true);
        field.getEditor().textProperty().bindBidirectional(model.source());
        field.setPromptText(messages.get("open.sourcePrompt"));
        field.setMaxWidth(Double.MAX_VALUE);
        field.setAccessibleText(messages.get(key));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button browse =
                Buttons.text(
                        Feather.FOLDER,
                        messages.get("open.browse"),
                        "",
                        () ->
                                choosers.folder()
                                        .get()
                                        .ifPresent(found -> model.source().set(found.getPath())));
        return labelled(key, Styles.styled(new HBox(field, browse), "buttons"));
    }

    private VBox labelled(String key, Node node) {
        return Styles.styled(
                new VBox(Styles.styled(new Label(messages.get(key)), Styles.CAPTION), node),
                "field");
    }

    private HBox how() {
        HBox line =
                Styles.styled(
                        new HBox(
                                labelled(
                                        "open.approval",
                                        choice(
                                                List.of(ApprovalMode.values()),
                                                model.approval(),
                                                "open.approval")),
                                labelled(
                                        "open.profile",
                                        choice(
                                                List.of(ExecutionProfile.values()),
                                                model.profile(),
                                                "open.profile")),
                                labelled("open.reasoner", reasoner())),
                        "how");
        return line;
    }

    private ChoiceBox<String> reasoner() {
        ChoiceBox<String> box = new ChoiceBox<>();
        box.setId("reasoner");
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable String name) {
                        return name == null || !name.equals(OpenViewModel.BUILT_IN)
                                ? String.valueOf(name)
                                : messages.get("open.reasoner.builtIn");
                    }

                    @Override
                    public String fromString(String text) {
                        throw new UnsupportedOperationException("A choice is not typed");
                    }
                });
        Following.follow(
                model.reasoners(),
                () -> {
                    box.getItems().setAll(model.reasoners());
                    box.setValue(model.reasoner().get());
                });
        model.reasoner().subscribe(box::setValue);
        box.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.reasoner().set(chosen);
                    }
                });
        box.setAccessibleText(messages.get("open.reasoner"));
        return box;
    }

    private <E extends Enum<E>> ChoiceBox<E> choice(List<E> values, Property<E> value, String key) {
        ChoiceBox<E> box = new ChoiceBox<>();
        box.setConverter(words(key));
        box.getItems().setAll(values);
        box.valueProperty().bindBidirectional(value);
        box.setAccessibleText(messages.get(key));
        return box;
    }

    private <E extends Enum<E>> StringConverter<E> words(String key) {
        return new StringConverter<>() {
            @Override
            public String toString(E value) {
                return messages.get(key + "." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public E fromString(String text) {
                throw new UnsupportedOperationException("A choice is not typed");
            }
        };
    }

    private Label problem() {
        Label problem = Styles.styled(new Label(), "problem");
        problem.setId("open-problem");
        problem.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    /// Takes a file that is dropped on a node.
    public static void acceptDrops(Node node, Consumer<Path> dropped) {
        node.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        node.setOnDragDropped(event -> {
            event.getDragboard().getFiles().stream()
                    .findFirst()
                    .ifPresent(file -> dropped.accept(file.toPath()));
            event.setDropCompleted(true);
            event.consume();
        });
    }

    public Parent root() {
        return root;
    }
}
