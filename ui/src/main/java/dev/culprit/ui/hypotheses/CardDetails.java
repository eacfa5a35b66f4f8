package dev.culprit.ui.hypotheses;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.format.Span;
import dev.culprit.ui.i18n.Messages;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// What lies behind a card: why it is suspected, what would tell, all evidence, and ruling it out.
final class CardDetails extends VBox {
    private final HypothesesViewModel model;
    private final Messages messages;
    private Subscription shown = Subscription.EMPTY;
    private Optional<HypothesisCard> current = Optional.empty();

    private final SelectableText title = new SelectableText("section-title");
    private final GridPane facts = new GridPane();
    private final TextField reason = new TextField();
    private final HBox ruling;
    private final Button ruleOut;
    private final Button reasoning;

    CardDetails(HypothesesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("card-details");
        facts.getStyleClass().add("fact-grid");
        ruling = rulingRow();
        ruleOut =
                Parts.button(
                        messages.get("hypotheses.ruleOut"),
                        messages.get("hypotheses.ruleOut.hint"),
                        this::askReason);
        ruleOut.setId("rule-out");
        ruleOut.getStyleClass().add("small");
        ruleOut.setMinWidth(USE_PREF_SIZE);
        ruleOut.disableProperty().bind(model.canAct().not());
        reasoning =
                Parts.button(
                        "",
                        messages.get("card.reasoning.hint"),
                        () -> model.showReasoning(current.map(HypothesisCard::id)));
        reasoning.setId("card-reasoning");
        reasoning.setGraphic(Parts.icon(Feather.CPU));
        reasoning.getStyleClass().add("small");
        reasoning.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(header(), facts, ruling);
        addEventHandler(
                javafx.scene.input.KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        model.close();
                    }
                });
    }

    private HBox header() {
        Button close = Parts.button("", messages.get("action.close.hint"), model::close);
        close.setGraphic(Parts.icon(Feather.X));
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText(messages.get("action.close"));
        HBox.setHgrow(title, Priority.ALWAYS);
        Region gap = new Region();
        HBox header = new HBox(title, gap, reasoning, ruleOut, close);
        header.setAlignment(Pos.TOP_LEFT);
        header.getStyleClass().add("details-header");
        return header;
    }

    private HBox rulingRow() {
        reason.setPromptText(messages.get("hypotheses.ruleOut.reason"));
        reason.setAccessibleText(messages.get("hypotheses.ruleOut.reason"));
        reason.setId("rule-out-reason");
        reason.setOnAction(_ -> send());
        Button send =
                Parts.button(
                        messages.get("hypotheses.ruleOut.send"),
                        messages.get("hypotheses.ruleOut.send.hint"),
                        this::send);
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox row = new HBox(reason, send);
        row.getStyleClass().add("input-row");
        Parts.show(row, false);
        return row;
    }

    void askReason() {
        Parts.show(ruling, true);
        reason.requestFocus();
    }

    private void send() {
        current.ifPresent(card -> model.ruleOut(card.id(), reason.getText()));
        if (!reason.getText().isBlank()) {
            reason.clear();
            Parts.show(ruling, false);
        }
    }

    void show(HypothesisCard card) {
        shown.unsubscribe();
        current = Optional.of(card);
        Parts.show(ruling, false);
        reason.clear();
        shown = card.details().subscribe(details -> fill(card, details));
    }

    void release() {
        shown.unsubscribe();
        current = Optional.empty();
    }

    private void fill(HypothesisCard card, HypothesisCard.Details details) {
        title.show(card.title().get());
        Parts.show(ruleOut, model.canRuleOut(card));
        reasoning.setText(messages.get("card.reasoning", details.asked()));
        Parts.show(reasoning, details.asked() > 0);
        facts.getChildren().clear();
        fact("card.why", details.reasoning());
        fact("card.details.ifTrue", details.ifTrue());
        fact("card.details.ifFalse", details.ifFalse());
        details.note().ifPresent(note -> fact("card.note." + card.status().get().key(), note));
        fact("card.author", details.author());
        fact("card.model", details.model());
        for (int i = 0; i < details.findings().size(); i++) {
            List<Span> line = details.findings().get(i);
            row(i == 0 ? messages.get("card.evidence") : "", linked(line));
        }
    }

    private Node linked(List<Span> line) {
        return SelectableText.of(line, model::showEvidence);
    }

    private void fact(String key, String text) {
        if (!text.isBlank()) {
            row(messages.get(key), SelectableText.of(text));
        }
    }

    private void row(String name, Node value) {
        var caption = Parts.label(name, "caption");
        caption.setMinWidth(USE_PREF_SIZE);
        GridPane.setHgrow(value, Priority.ALWAYS);
        GridPane.setValignment(caption, javafx.geometry.VPos.TOP);
        facts.addRow(facts.getRowCount(), caption, value);
    }
}
