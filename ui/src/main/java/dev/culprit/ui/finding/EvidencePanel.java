package dev.culprit.ui.finding;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.RowsTable;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.finding.EvidenceViewModel.Detail;
import dev.culprit.ui.finding.EvidenceViewModel.Reading;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.sql.SqlArea;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One query: why, what it says, its SQL, who approved it and when, and its rows.
final class EvidencePanel extends VBox {
    private final Messages messages;
    private final Figures figures;
    private final SelectableText about = new SelectableText("caption-text");
    private final SelectableText why = new SelectableText("section-title");
    private final VBox readings = new VBox();
    private final SqlArea sql;
    private final SelectableText approved = new SelectableText("caption-text");
    private final SelectableText extent = new SelectableText("caption-text");
    private final Button copyRows;
    private final VBox rows = new VBox();
    private Optional<Detail> current = Optional.empty();

    EvidencePanel(Messages messages) {
        this.messages = messages;
        this.figures = new Figures(messages);
        getStyleClass().add("evidence-panel");
        sql = new SqlArea(messages.get("evidence.sql"), 12);
        sql.setId("evidence-sql");
        readings.getStyleClass().add("evidence-readings");
        copyRows =
                Parts.button(
                        messages.get("action.copyCsv"),
                        messages.get("action.copyCsv.hint"),
                        this::copyRows);
        copyRows.getStyleClass().addAll("small", "flat");
        copyRows.setGraphic(Parts.icon(Feather.COPY));
        copyRows.setMinWidth(USE_PREF_SIZE);
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(about, why, readings, sqlHeader(), sql, approved, rowsHeader(), rows);
    }

    private HBox sqlHeader() {
        Button copy =
                Parts.button(
                        messages.get("action.copySql"),
                        messages.get("action.copySql.hint"),
                        () -> Parts.copy(sql.text()));
        copy.getStyleClass().addAll("small", "flat");
        copy.setGraphic(Parts.icon(Feather.COPY));
        return header(Parts.label(messages.get("evidence.sql"), "caption"), copy);
    }

    private HBox rowsHeader() {
        return header(extent, copyRows);
    }

    private static HBox header(Node left, Node right) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(left, gap, right);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void copyRows() {
        rows.getChildren().stream()
                .filter(RowsTable.class::isInstance)
                .map(RowsTable.class::cast)
                .forEach(table -> Parts.copy(table.csv()));
    }

    void show(Detail detail) {
        if (current.equals(Optional.of(detail))) {
            return;
        }
        current = Optional.of(detail);
        about.show(detail.item().id() + "  " + detail.item().about());
        why.show(detail.item().why());
        readings.getChildren().setAll(detail.readings().stream().map(this::reading).toList());
        detail.problem().ifPresent(text -> readings.getChildren().add(problem(detail, text)));
        Parts.show(readings, !readings.getChildren().isEmpty());
        sql.show(detail.sql());
        approved.show(detail.approved().orElse(""));
        Parts.show(approved, detail.approved().isPresent());
        extent.show(detail.extent());
        Parts.show(copyRows, detail.result().isPresent());
        rows.getChildren().clear();
        detail.result()
                .ifPresent(result -> {
                    RowsTable table =
                            new RowsTable(
                                    result,
                                    messages.get("evidence.table"),
                                    messages.get("evidence.noRows"),
                                    figures);
                    table.setId("evidence-rows");
                    VBox.setVgrow(table, Priority.ALWAYS);
                    rows.getChildren().add(table);
                });
    }

    private Node reading(Reading reading) {
        Label word = Parts.label(reading.word(), "evidence-word", "verdict-" + reading.verdict());
        word.setGraphic(Parts.icon(EvidenceCell.glyph(reading.verdict())));
        word.setMinWidth(USE_PREF_SIZE);
        SelectableText summary = SelectableText.of(reading.summary());
        HBox.setHgrow(summary, Priority.ALWAYS);
        HBox line = new HBox(word, summary);
        line.getStyleClass().add("evidence-reading");
        return line;
    }

    private Node problem(Detail detail, String text) {
        Label word =
                Parts.label(
                        detail.item().word(), "evidence-word", "verdict-" + detail.item().state());
        word.setGraphic(Parts.icon(EvidenceCell.glyph(detail.item().state())));
        word.setMinWidth(USE_PREF_SIZE);
        SelectableText sentence = SelectableText.of(text);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox line = new HBox(word, sentence);
        line.getStyleClass().add("evidence-reading");
        return line;
    }
}
