package dev.culprit.ui.changes;

import dev.culprit.core.context.Change;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line on which a person enters an event.
final class ChangeFormView extends VBox {
    private static final double KIND = 140;

    private final ChangesViewModel model;
    private final Messages messages;

    ChangeFormView(ChangesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("add-form");
        ChangeForm form = model.form();
        VBox title = labelled("changes.title", text(form.title(), "change-title"));
        HBox.setHgrow(title, Priority.ALWAYS);
        Button enter = Buttons.text(messages.get("changes.enter"), "Enter", model::enter);
        enter.setId("change-enter");
        enter.getStyleClass().add(Styles.PRIMARY);
        Button cancel = Buttons.text(messages.get("changes.cancel"), "Esc", model::cancel);
        HBox fields =
                Styles.styled(
                        new HBox(
                                labelled("changes.kind", kind()),
                                labelled("changes.day", day()),
                                labelled(
                                        "changes.time",
                                        sized(text(form.time(), "change-time"), 76)),
                                title,
                                labelled(
                                        "changes.table",
                                        sized(text(form.table(), "change-table"), 130))),
                        "steer-fields");
        HBox buttons = Styles.styled(new HBox(enter, cancel, problem()), "buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        enter.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(fields, buttons);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        model.cancel();
                        event.consume();
                    }
                });
        model.adding()
                .subscribe(adding -> {
                    Parts.show(this, adding);
                    if (adding) {
                        lookup("#change-title").requestFocus();
                    }
                });
    }

    private VBox labelled(String key, Control control) {
        Label caption = Parts.label(messages.get(key), Styles.CAPTION);
        caption.setLabelFor(control);
        control.setAccessibleText(messages.get(key));
        return Styles.styled(new VBox(caption, control), "field");
    }

    private TextField text(StringProperty value, String id) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        field.setOnAction(_ -> model.enter());
        return field;
    }

    private static TextField sized(TextField field, double width) {
        field.setPrefWidth(width);
        return field;
    }

    private ChoiceBox<Change.Kind> kind() {
        var words = new ChangeWords(messages, new Figures(messages));
        ChoiceBox<Change.Kind> box = new ChoiceBox<>();
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Change.Kind kind) {
                        return words.kind(kind);
                    }

                    @Override
                    public Change.Kind fromString(String text) {
                        throw new UnsupportedOperationException("A choice is not typed");
                    }
                });
        box.setPrefWidth(KIND);
        box.getItems().setAll(List.of(Change.Kind.values()));
        box.valueProperty().bindBidirectional(model.form().kind());
        return box;
    }

    private DatePicker day() {
        DatePicker picker = new DatePicker();
        picker.setPrefWidth(130);
        picker.valueProperty().bindBidirectional(model.form().day());
        return picker;
    }

    private Label problem() {
        Label problem = Styles.styled(new Label(), "problem");
        problem.setId("change-problem");
        problem.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        return problem;
    }
}
