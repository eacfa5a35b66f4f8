package dev.culprit.ui.steer;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.hypotheses.Suspicion;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.steer.SteerViewModel.Form;
import dev.culprit.ui.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The bar under the head of a case in which a person writes what the analyst should know.
public final class SteerView implements CaseView {
    private final SteerViewModel model;
    private final Messages messages;
    private final Label title = Parts.label("", "section-title");
    private final TextField text = new TextField();
    private final TextField what = new TextField();
    private final TextField attribute = new TextField();
    private final TextField value = new TextField();
    private final GridPane suspicion = new GridPane();
    private final Button send;
    private final VBox fields;
    private final VBox root;
    private final Subscriptions subscriptions = new Subscriptions();

    public SteerView(SteerViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        name(text, "steer.text", "steer-text");
        name(what, "steer.suspect", "steer-suspect");
        name(attribute, "hypotheses.add.attribute", "steer-attribute");
        name(value, "hypotheses.add.value", "steer-value");
        send =
                Parts.button(
                        messages.get("steer.context.send"),
                        messages.get("steer.send.hint"),
                        this::send);
        send.setId("steer-send");
        send.getStyleClass().add("accent");
        send.setMinWidth(Button.USE_PREF_SIZE);
        suspicion.getStyleClass().add("form-grid");
        suspicion.addRow(0, what, attribute, new Label("="), value);
        GridPane.setHgrow(what, Priority.ALWAYS);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = Styles.styled(new HBox(text, send), "input-row");
        fields = Styles.styled(new VBox(line, suspicion), "steer-fields");
        root = Styles.styled(new VBox(head(), fields, notice()), "steer-bar");
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        model.close();
                    }
                });
        root.visibleProperty()
                .bind(model.form().isNotEqualTo(Form.NONE).or(model.notice().isNotEmpty()));
        root.managedProperty().bind(root.visibleProperty());
    }

    private void name(TextField field, String key, String id) {
        field.setId(id);
        field.setPromptText(messages.get(key));
        field.setAccessibleText(messages.get(key));
        field.setOnAction(_ -> send());
    }

    private HBox head() {
        Button close = Parts.button("", messages.get("action.cancel.hint"), model::close);
        close.setGraphic(Parts.icon(Feather.X));
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText(messages.get("action.close"));
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Label notice() {
        Label notice = Parts.wrapped("", "notice");
        notice.setId("steer-notice");
        notice.setMaxWidth(Double.MAX_VALUE);
        notice.textProperty().bind(model.notice());
        notice.visibleProperty().bind(model.notice().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    private void send() {
        switch (model.form().get()) {
            case NONE -> {}
            case CONTEXT -> model.tell(text.getText());
            case CONTINUE ->
                    model.goOn(
                            text.getText(),
                            new Suspicion(
                                    what.getText(), attribute.getText(), value.getText(), ""));
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        subscriptions.close();
        subscriptions.add(model.form().subscribe(this::show)::unsubscribe);
        subscriptions.add(
                root.visibleProperty()
                                .subscribe(seen -> {
                                    if (seen) {
                                        text.requestFocus();
                                    }
                                })
                        ::unsubscribe);
    }

    @Override
    public void detach() {
        subscriptions.close();
    }

    private void show(Form form) {
        Parts.show(fields, form != Form.NONE);
        Parts.show(suspicion, form == Form.CONTINUE);
        switch (form) {
            case NONE -> {
                title.setText(messages.get("steer.menu"));
                text.clear();
                what.clear();
                attribute.clear();
                value.clear();
            }
            case CONTEXT -> {
                title.setText(messages.get("steer.context.title"));
                send.setText(messages.get("steer.context.send"));
                text.requestFocus();
            }
            case CONTINUE -> {
                title.setText(messages.get("steer.continue.title"));
                send.setText(messages.get("steer.continue.send"));
                text.requestFocus();
            }
        }
    }
}
