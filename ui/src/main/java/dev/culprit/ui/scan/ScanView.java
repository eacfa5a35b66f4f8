package dev.culprit.ui.scan;

import dev.culprit.core.scan.ScanAnswer;
import dev.culprit.core.scan.TableScan;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.scan.ScanViewModel.Phase;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page for looking at data: the tables at the left, what looks odd as cards.
public final class ScanView {
    private final ScanViewModel model;
    private final Messages messages;
    private final Figures figures;
    private final VBox cards = Styles.styled(new VBox(), "oddities");
    private final BorderPane root = Styles.styled(new BorderPane(), "scan-page");

    /// @param leave shows the start page
    public ScanView(ScanViewModel model, Messages messages, Runnable leave) {
        this.model = model;
        this.messages = messages;
        figures = new Figures(messages);
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        root.setTop(head(leave));
        root.setLeft(tables());
        root.setCenter(scroll);
        model.oddities().subscribe(this::fill);
        model.phase().subscribe(_ -> fill());
        model.tables().subscribe(this::fill);
    }

    private Node head(Runnable leave) {
        Label title = Styles.styled(new Label(), Styles.PAGE_TITLE);
        title.textProperty()
                .bind(model.location().map(from -> messages.get("scan.title", shortened(from))));
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button stop = Buttons.text(Feather.SQUARE, messages.get("scan.stop"), "", model::stop);
        stop.setId("scan-stop");
        Button again =
                Buttons.text(Feather.REFRESH_CW, messages.get("scan.again"), "", model::again);
        again.setId("scan-again");
        Button back = Buttons.text(Feather.ARROW_LEFT, messages.get("scan.back"), "Esc", leave);
        var running =
                Bindings.createBooleanBinding(
                        () ->
                                model.phase().get() == Phase.READING
                                        || model.phase().get() == Phase.SCANNING,
                        model.phase());
        stop.visibleProperty().bind(running);
        stop.managedProperty().bind(running);
        again.visibleProperty().bind(running.not());
        again.managedProperty().bind(again.visibleProperty());
        HBox line = Styles.styled(new HBox(title, stop, again, back), "buttons");
        line.setAlignment(Pos.CENTER_LEFT);
        ProgressBar bar = Styles.styled(new ProgressBar(), "scan-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.progress());
        bar.setAccessibleText(messages.get("scan.progress"));
        Label doing = Styles.styled(new Label(), Styles.CAPTION);
        doing.setId("scan-doing");
        doing.textProperty().bind(model.doing());
        VBox progress = new VBox(bar, doing);
        progress.visibleProperty().bind(running);
        progress.managedProperty().bind(running);
        return Styles.styled(new VBox(line, progress), "scan-head");
    }

    /// The last parts of a path say most.
    private static String shortened(String location) {
        return location.length() <= 60
                ? location
                : "…" + location.substring(location.length() - 58);
    }

    private Node tables() {
        ListView<TableRow> list = new ListView<>(model.tables());
        list.setId("scan-tables");
        list.setAccessibleText(messages.get("scan.tables"));
        list.setCellFactory(_ -> new TableCell(messages, figures));
        list.setPlaceholder(new Label(messages.get("scan.tables.none")));
        list.setOnMouseClicked(_ -> look(list));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
                look(list);
            }
        });
        Button all =
                Buttons.text(messages.get("scan.all"), "", () -> model.choose(Optional.empty()));
        all.setId("scan-all");
        all.setMaxWidth(Double.MAX_VALUE);
        all.disableProperty().bind(model.chosen().map(Optional::isEmpty));
        VBox.setVgrow(list, Priority.ALWAYS);
        return Styles.styled(new VBox(list, all), "scan-tables");
    }

    private void look(ListView<TableRow> list) {
        TableRow row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.look(row.table());
        }
    }

    private void fill() {
        cards.getChildren().clear();
        model.oddities()
                .forEach(oddity ->
                        cards.getChildren()
                                .add(
                                        new OddityCard(
                                                oddity, messages, figures, model::investigate)));
        if (model.oddities().isEmpty()) {
            cards.getChildren().add(empty());
        }
        List<TableScan> shown = model.shown();
        if (!shown.isEmpty()) {
            cards.getChildren().addAll(notes(shown), queries(shown));
        }
    }

    private Node empty() {
        return switch (model.phase().get()) {
            case IDLE, READING, SCANNING ->
                    Parts.empty(
                            Feather.LOADER,
                            messages.get("scan.looking"),
                            messages.get("scan.looking.how"),
                            Optional.empty());
            case CHOOSING ->
                    Parts.empty(
                            Feather.ARROW_LEFT_CIRCLE,
                            messages.get("scan.choose"),
                            messages.get("scan.choose.how"),
                            Optional.empty());
            case STOPPED ->
                    Parts.empty(
                            Feather.SQUARE,
                            messages.get("scan.stopped"),
                            messages.get("scan.stopped.how"),
                            Optional.empty());
            case FAILED ->
                    Parts.empty(
                            Feather.ALERT_TRIANGLE,
                            messages.get("scan.failed"),
                            model.problem().get(),
                            Optional.of(describe()));
            case DONE -> quiet();
        };
    }

    private Node quiet() {
        List<TableScan> shown = model.shown();
        long metrics = shown.stream().mapToLong(TableScan::metrics).sum();
        if (metrics == 0) {
            return Parts.empty(
                    Feather.HELP_CIRCLE,
                    messages.get("scan.unclear"),
                    shown.stream().flatMap(s -> s.notes().stream()).findFirst().orElse(""),
                    Optional.of(describe()));
        }
        return Parts.empty(
                Feather.CHECK_CIRCLE,
                messages.get("scan.quiet"),
                messages.get("scan.quiet.how", figures.count(metrics)),
                Optional.of(describe()));
    }

    private Button describe() {
        Button button =
                Buttons.text(Feather.EDIT_3, messages.get("scan.describe"), "", model::describe);
        button.setId("scan-describe");
        return button;
    }

    /// Each note once, with the tables that it is about.
    private static Node notes(List<TableScan> shown) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (TableScan scan : shown) {
            scan.notes()
                    .forEach(note ->
                            tables.computeIfAbsent(note, _ -> new ArrayList<>())
                                    .add(scan.table().toString()));
        }
        VBox notes = Styles.styled(new VBox(), "scan-notes");
        tables.forEach((note, of) ->
                notes.getChildren()
                        .add(Parts.wrapped(String.join(", ", of) + ": " + note, Styles.CAPTION)));
        return notes;
    }

    /// What was asked, for those who want to know.
    private Node queries(List<TableScan> shown) {
        List<ScanAnswer> answers = shown.stream().flatMap(scan -> scan.answers().stream()).toList();
        SelectableText sql = new SelectableText("mono");
        sql.show(
                answers.stream()
                        .map(answer ->
                                "-- " + answer.query().why() + "\n" + answer.query().sql() + ";\n")
                        .collect(Collectors.joining("\n")));
        TitledPane pane =
                new TitledPane(messages.get("scan.queries", figures.count(answers.size())), sql);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add("scan-queries");
        return pane;
    }

    public Parent root() {
        return root;
    }
}
