package dev.culprit.ui.hypotheses;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A person's own suspicion: what, where, why.
final class AddForm extends VBox {
    private final HypothesesViewModel model;
    private final Messages messages;
    private final TextField title = new TextField();
    private final ComboBox<String> attribute = new ComboBox<>();
    private final ComboBox<String> value = new ComboBox<>();
    private final TextField why = new TextField();

    AddForm(HypothesesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("add-form");
        title.setId("add-title");
        attribute.setId("add-attribute");
        value.setId("add-value");
        why.setId("add-why");
        attribute.setEditable(true);
        value.setEditable(true);
        attribute.setMaxWidth(Double.MAX_VALUE);
        value.setMaxWidth(Double.MAX_VALUE);
        attribute
                .valueProperty()
                .subscribe(chosen ->
                        value.getItems().setAll(model.values(chosen == null ? "" : chosen)));
        why.setOnAction(_ -> send());
        getChildren().addAll(fields(), buttons());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        Parts.show(this, false);
                    }
                });
        Parts.show(this, false);
    }

    private GridPane fields() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        HBox slice = new HBox(attribute, new Label("="), value);
        slice.getStyleClass().add("input-row");
        slice.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(attribute, Priority.ALWAYS);
        HBox.setHgrow(value, Priority.ALWAYS);
        name(attribute, "hypotheses.add.attribute");
        name(value, "hypotheses.add.value");
        attribute.setPromptText(messages.get("hypotheses.add.attribute"));
        value.setPromptText(messages.get("hypotheses.add.value"));
        row(grid, 0, "hypotheses.add.what", title);
        grid.addRow(1, caption("hypotheses.add.where"), slice);
        row(grid, 2, "hypotheses.add.why", why);
        GridPane.setHgrow(slice, Priority.ALWAYS);
        title.setPromptText(messages.get("hypotheses.add.what.prompt"));
        why.setPromptText(messages.get("hypotheses.add.why.prompt"));
        return grid;
    }

    private void row(GridPane grid, int row, String key, Control field) {
        name(field, key);
        GridPane.setHgrow(field, Priority.ALWAYS);
        grid.addRow(row, caption(key), field);
    }

    private Label caption(String key) {
        Label caption = Parts.label(messages.get(key), "caption");
        caption.setMinWidth(USE_PREF_SIZE);
        return caption;
    }

    private void name(Control field, String key) {
        field.setAccessibleText(messages.get(key));
    }

    private HBox buttons() {
        Button send =
                Parts.button(
                        messages.get("hypotheses.add.send"),
                        messages.get("hypotheses.add.send.hint"),
                        this::send);
        send.getStyleClass().add("accent");
        send.setId("add-send");
        Button cancel =
                Parts.button(
                        messages.get("action.cancel"),
                        messages.get("action.cancel.hint"),
                        () -> Parts.show(this, false));
        HBox row = new HBox(send, cancel);
        row.getStyleClass().add("input-row");
        return row;
    }

    void open() {
        attribute.getItems().setAll(model.attributes());
        Parts.show(this, true);
        title.requestFocus();
    }

    private void send() {
        if (model.add(
                title.getText(),
                attribute.getEditor().getText(),
                value.getEditor().getText(),
                why.getText())) {
            title.clear();
            attribute.getEditor().clear();
            value.getEditor().clear();
            why.clear();
            Parts.show(this, false);
        }
    }
}
