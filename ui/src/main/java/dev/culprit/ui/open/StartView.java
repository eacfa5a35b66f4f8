package dev.culprit.ui.open;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.fx.Following;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Samples;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a newcomer sees: what this is for, and three doors: a sample, one's own data, an alert or a
/// saved investigation.
public final class StartView {
    private static final int MOST_SAMPLES = 6;
    private static final int MOST_SOURCES = 4;

    private final OpenViewModel model;
    private final Messages messages;
    private final Doors doors;
    private final ScrollPane root;

    /// Where the doors lead.
    ///
    /// @param folder asks for a folder of data
    /// @param file asks for a file of data
    /// @param sources shows the sources that are set up, and how to set up more
    /// @param look looks at the data of a place, as it was typed or set up
    /// @param alert asks for an alert
    /// @param bundle asks for a recorded investigation
    /// @param describe shows the page for a new investigation
    public record Doors(
            Runnable folder,
            Runnable file,
            Runnable sources,
            Consumer<String> look,
            Runnable alert,
            Runnable bundle,
            Runnable describe) {}

    public StartView(OpenViewModel model, Messages messages, Doors doors) {
        this.model = model;
        this.messages = messages;
        this.doors = doors;
        Label title = Parts.whole(messages.get("start.title"), "hero");
        Label lead = Parts.whole(messages.get("start.lead"), "start-lead");
        Label problem = Parts.whole("", "problem");
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        HBox row = Styles.styled(new HBox(sample(), data(), saved()), "doors");
        row.getChildren().forEach(door -> HBox.setHgrow(door, Priority.ALWAYS));
        VBox page = Styles.styled(new VBox(title, lead, problem, row), Styles.PAGE, "start-page");
        VBox centred = Styles.styled(new VBox(page), "page-frame");
        centred.setAlignment(Pos.CENTER);
        root = new ScrollPane(centred);
        root.setFitToWidth(true);
        root.setFitToHeight(true);
    }

    private VBox door(Feather icon, String key, Node... content) {
        FontIcon picture = Parts.icon(icon, "door-icon");
        Label title = Parts.whole(messages.get("start." + key), "door-title");
        Label words = Parts.whole(messages.get("start." + key + ".how"), Styles.MUTED);
        VBox door = Styles.styled(new VBox(picture, title, words), "door");
        door.setId("door-" + key);
        door.getChildren().addAll(content);
        return door;
    }

    private VBox sample() {
        VBox list = Styles.styled(new VBox(), "door-links");
        model.samples().stream()
                .limit(MOST_SAMPLES)
                .map(this::link)
                .forEach(list.getChildren()::add);
        return door(Feather.PLAY_CIRCLE, "sample", list);
    }

    private Button link(Samples.Sample sample) {
        Button link =
                Buttons.text(
                        Feather.PLAY, sample.title(), "", () -> model.openSample(sample.name()));
        link.setTooltip(new Tooltip(sample.summary()));
        link.setAccessibleText(sample.title() + ". " + sample.summary());
        link.disableProperty().bind(model.busy());
        return wide(link, Styles.FLAT);
    }

    private VBox data() {
        Button folder =
                Buttons.text(
                        Feather.FOLDER,
                        messages.get("start.data.folder"),
                        "Ctrl+Shift+O",
                        doors.folder());
        folder.setId("data-folder");
        Button file = Buttons.text(Feather.FILE, messages.get("start.data.file"), "", doors.file());
        Button database =
                Buttons.text(
                        Feather.DATABASE,
                        messages.get("start.data.database"),
                        "Ctrl+Shift+S",
                        doors.sources());
        VBox known = Styles.styled(new VBox(), "door-links");
        Following.follow(model.sources(), () -> show(known));
        return door(
                Feather.BAR_CHART_2,
                "data",
                wide(folder, Styles.PRIMARY),
                wide(file),
                wide(database),
                place(),
                known);
    }

    /// For those who have the path or the address at hand.
    private TextField place() {
        TextField place = new TextField();
        place.setId("data-place");
        place.setPromptText(messages.get("start.data.place"));
        place.setAccessibleText(messages.get("start.data.place"));
        place.setOnAction(_ -> {
            if (!place.getText().isBlank()) {
                doors.look().accept(place.getText().strip());
            }
        });
        return place;
    }

    private void show(VBox known) {
        known.getChildren()
                .setAll(
                        model.sources().stream()
                                .limit(MOST_SOURCES)
                                .map(name ->
                                        wide(
                                                Buttons.text(
                                                        Feather.ARROW_RIGHT,
                                                        messages.get("start.data.known", name),
                                                        "",
                                                        () -> doors.look().accept(name)),
                                                Styles.FLAT))
                                .toList());
    }

    private VBox saved() {
        return door(
                Feather.BELL,
                "saved",
                wide(
                        Buttons.text(
                                Feather.FILE_TEXT,
                                messages.get("start.saved.alert"),
                                "",
                                doors.alert())),
                wide(
                        Buttons.text(
                                Feather.FILM,
                                messages.get("start.saved.bundle"),
                                "Ctrl+O",
                                doors.bundle())),
                wide(
                        Buttons.text(
                                Feather.EDIT_3,
                                messages.get("start.saved.describe"),
                                "Ctrl+N",
                                doors.describe())));
    }

    private static Button wide(Button button, String... classes) {
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setWrapText(true); // large texts in narrow doors
        button.setMinHeight(Region.USE_PREF_SIZE);
        return Styles.styled(button, classes);
    }

    public Parent root() {
        return root;
    }
}
