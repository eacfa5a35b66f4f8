package dev.culprit.ui.sources;

import atlantafx.base.controls.ToggleSwitch;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Table;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.RowsTable;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.SourceSettings;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One table: its columns, a few of its rows when asked for, and the way to an investigation of it.
final class TablePane extends VBox {
    private final SchemaViewModel model;
    private final Messages messages;
    private final Figures figures;
    private final SelectableText title = new SelectableText("section-title");
    private final StackPane columns = new StackPane();
    private final StackPane rows = Styles.styled(new StackPane(), "sample-rows");

    TablePane(SchemaViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        figures = new Figures(messages);
        getStyleClass().add("table-pane");
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().addAll(head(), columns, sampleBar(), problem(), rows);
        visibleProperty().bind(model.chosen().map(Optional::isPresent));
        model.chosen().subscribe(table -> table.ifPresent(this::show));
        model.rows().subscribe(this::showRows);
    }

    private HBox head() {
        title.setMaxHeight(USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button copy =
                Buttons.icon(
                        Feather.COPY,
                        messages.get("sources.copyName"),
                        "",
                        () ->
                                model.chosen()
                                        .get()
                                        .ifPresent(it -> Parts.copy(it.name().toString())));
        Button investigate =
                Buttons.text(
                        Feather.SEARCH,
                        messages.get("sources.investigate"),
                        "",
                        model::investigate);
        investigate.setId("schema-investigate");
        investigate.getStyleClass().add(Styles.PRIMARY);
        investigate.setMinWidth(USE_PREF_SIZE);
        Button look = Buttons.text(Feather.ACTIVITY, messages.get("scan.look"), "", model::look);
        look.setId("schema-look");
        look.setMinWidth(USE_PREF_SIZE);
        HBox head = Styles.styled(new HBox(title, copy, look, investigate), "buttons");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void show(Table table) {
        title.show(table.name().toString());
        columns.getChildren().setAll(new ColumnsTable(table, messages, figures));
    }

    private HBox sampleBar() {
        Button read =
                Buttons.text(
                        Feather.EYE,
                        messages.get("sources.sample", SourceSettings.SAMPLE_ROWS),
                        "",
                        model::readSample);
        read.setId("schema-sample");
        read.setMinWidth(USE_PREF_SIZE);
        read.disableProperty().bind(model.sampling());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label hidden = Parts.label(messages.get("sources.hidden"), Styles.CAPTION);
        ToggleSwitch reveal = new ToggleSwitch(messages.get("sources.reveal"));
        reveal.setId("schema-reveal");
        reveal.setAccessibleText(messages.get("sources.reveal"));
        reveal.setTooltip(new Tooltip(messages.get("sources.hidden")));
        reveal.setMinWidth(USE_PREF_SIZE);
        reveal.selectedProperty().bindBidirectional(model.revealed());
        HBox shown = Styles.styled(new HBox(hidden, reveal), "buttons");
        shown.setAlignment(Pos.CENTER_RIGHT);
        shown.visibleProperty().bind(model.rows().map(Optional::isPresent));
        hidden.visibleProperty().bind(model.revealed().not());
        HBox bar = Styles.styled(new HBox(read, gap, shown), "buttons");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Node problem() {
        Label problem = Styles.styled(new Label(), "problem");
        problem.setId("sample-problem");
        problem.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        problem.setWrapText(true);
        problem.textProperty().bind(model.sampleProblem());
        problem.visibleProperty().bind(model.sampleProblem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private void showRows(Optional<QueryResult> sample) {
        Parts.show(rows, sample.isPresent());
        sample.ifPresent(read ->
                rows.getChildren()
                        .setAll(
                                new RowsTable(
                                        read,
                                        messages.get("sources.table"),
                                        messages.get("sources.noRows"),
                                        figures)));
    }
}
