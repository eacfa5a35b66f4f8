package dev.culprit.ui.sources;

import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceType;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.sources.SourcesView.Choosers;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.io.File;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The fields that a kind of source asks for, made from its description.
final class SourceFields extends GridPane {
    private static final double FIELD = 32;

    private final SourcesViewModel model;
    private final Messages messages;
    private final Choosers choosers;
    private final Node name;
    private final Node type;
    private int row;
    private int column;

    SourceFields(SourcesViewModel model, Messages messages, Choosers choosers) {
        this.model = model;
        this.messages = messages;
        this.choosers = choosers;
        getStyleClass().add("form-grid");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            getColumnConstraints().add(half);
        }
        name = labelled(messages.get("sources.name"), name());
        type = labelled(messages.get("sources.type"), type());
        model.form().type().subscribe(this::build);
    }

    private void build(Optional<SourceType> of) {
        getChildren().clear();
        row = 0;
        column = 0;
        put(name, false);
        put(type, false);
        of.flatMap(model::missing).ifPresent(sentence -> put(notice(sentence), true));
        of.ifPresent(chosen -> chosen.fields().forEach(this::put));
    }

    private static Label notice(String sentence) {
        Label line = Parts.wrapped(sentence, "warning-line");
        line.setId("source-plugin");
        line.setGraphic(Parts.icon(Feather.ALERT_TRIANGLE));
        return line;
    }

    private void put(SourceField field) {
        String label = SourceForm.label(messages, field);
        StringProperty value = model.form().value(field);
        switch (field.kind()) {
            case TEXT, NUMBER -> put(labelled(caption(field, label), text(field, value)), false);
            case SECRET -> put(labelled(caption(field, label), secret(field, value)), false);
            case CHOICE -> put(labelled(label, choice(field, value)), false);
            case FLAG -> put(flag(field, label, value), false);
            case FILE -> put(path(field, label, value, choosers.file()), true);
            case FOLDER -> put(path(field, label, value, choosers.folder()), true);
        }
    }

    private void put(Node node, boolean wide) {
        if (wide && column == 1) {
            row++;
            column = 0;
        }
        add(node, column, row, wide ? 2 : 1, 1);
        column += wide ? 2 : 1;
        if (column > 1) {
            row++;
            column = 0;
        }
    }

    private String caption(SourceField field, String label) {
        return field.required() ? label : messages.get("sources.optional", label);
    }

    private VBox labelled(String text, Node node) {
        Label caption = Parts.label(text, Styles.CAPTION);
        caption.setLabelFor(node);
        node.setAccessibleText(text);
        return Styles.styled(new VBox(caption, node), "field");
    }

    private TextField name() {
        TextField field = new TextField();
        field.setId("source-name");
        field.textProperty().bindBidirectional(model.form().name());
        field.disableProperty().bind(model.form().existing());
        field.setOnAction(_ -> model.save());
        return field;
    }

    private ChoiceBox<SourceType> type() {
        ChoiceBox<SourceType> box = new ChoiceBox<>();
        box.setId("source-type");
        box.getItems().setAll(model.types());
        box.setMaxWidth(Double.MAX_VALUE);
        box.disableProperty().bind(model.form().existing());
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable SourceType chosen) {
                        return chosen == null ? "" : chosen.label();
                    }

                    @Override
                    public SourceType fromString(String text) {
                        throw new UnsupportedOperationException("A choice is not typed");
                    }
                });
        model.form().type().subscribe(now -> now.ifPresent(box::setValue));
        box.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.form().type().set(Optional.of(chosen));
                    }
                });
        return box;
    }

    private TextField text(SourceField field, StringProperty value) {
        return prepared(new TextField(), field, value);
    }

    private <F extends TextField> F prepared(F input, SourceField field, StringProperty value) {
        input.setId("source-field-" + field.name());
        input.textProperty().bindBidirectional(value);
        input.setPromptText(field.preset());
        input.setOnAction(_ -> model.save());
        return input;
    }

    private PasswordField secret(SourceField field, StringProperty value) {
        PasswordField input = prepared(new PasswordField(), field, value);
        input.setPromptText(
                messages.get(
                        model.form().hasSecret(field)
                                ? "sources.secret.stored"
                                : "sources.secret.none"));
        return input;
    }

    private ChoiceBox<String> choice(SourceField field, StringProperty value) {
        ChoiceBox<String> box = new ChoiceBox<>();
        box.setId("source-field-" + field.name());
        box.getItems().setAll(field.choices());
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private CheckBox flag(SourceField field, String label, StringProperty value) {
        CheckBox box = new CheckBox(label);
        box.setId("source-field-" + field.name());
        box.setSelected(Boolean.parseBoolean(value.get()));
        box.selectedProperty().subscribe(chosen -> value.set(Boolean.toString(chosen)));
        box.setMinHeight(FIELD);
        GridPane.setValignment(box, VPos.BOTTOM);
        return box;
    }

    private VBox path(
            SourceField field, String label, StringProperty value, Supplier<Optional<File>> asked) {
        TextField input = text(field, value);
        HBox.setHgrow(input, Priority.ALWAYS);
        Button browse =
                Buttons.text(
                        field.kind() == SourceField.Kind.FILE ? Feather.FILE : Feather.FOLDER,
                        messages.get("open.browse"),
                        "",
                        () -> asked.get().ifPresent(found -> value.set(found.getPath())));
        VBox box =
                labelled(caption(field, label), Styles.styled(new HBox(input, browse), "buttons"));
        input.setAccessibleText(label);
        return box;
    }
}
