package dev.culprit.ui.settings;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// One setting in a line: what it is, what it means, its value, and the way back to the usual.
final class SettingRow extends VBox {
    private static final List<String> SIZES = List.of("100", "110", "125", "150", "175", "200");

    private final SettingEntry entry;
    private final SettingWords words;
    private final Setting setting;

    SettingRow(SettingEntry entry, SettingWords words) {
        this.entry = entry;
        this.words = words;
        this.setting = entry.setting();
        getStyleClass().add("setting");
        Control control = control();
        control.setId("setting-" + setting.key().replace('.', '-'));
        control.setAccessibleText(words.name(setting) + ". " + words.explanation(setting));
        control.disableProperty().bind(entry.usable().not());
        VBox text =
                Styles.styled(
                        new VBox(
                                Parts.label(words.name(setting), "setting-name"),
                                Parts.wrapped(words.explanation(setting), Styles.MUTED)),
                        "setting-words");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        HBox line = Styles.styled(new HBox(text, reset(), control), "setting-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, problem());
        visibleProperty().bind(entry.shown());
        managedProperty().bind(entry.shown());
    }

    private Control control() {
        Control control =
                switch (setting.kind()) {
                    case Setting.Kind.Choice(List<String> values) -> choice(values);
                    case Setting.Kind.Flag() -> flag();
                    case Setting.Kind.Whole _ when setting.key().equals("scale") -> choice(SIZES);
                    case Setting.Kind.Whole _, Setting.Kind.Zone _ -> field();
                };
        return Styles.styled(control, "setting-control");
    }

    /// A value that is none of the usual steps stays among them.
    private ChoiceBox<String> choice(List<String> values) {
        ChoiceBox<String> box = new ChoiceBox<>();
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(String value) {
                        return words.value(setting, value);
                    }

                    @Override
                    public String fromString(String text) {
                        throw new UnsupportedOperationException("A choice is not typed");
                    }
                });
        entry.value()
                .subscribe(now -> {
                    List<String> all = new ArrayList<>(values);
                    if (!all.contains(now)) {
                        all.add(now);
                    }
                    if (!box.getItems().equals(all)) {
                        box.getItems().setAll(all);
                    }
                    box.setValue(now);
                });
        box.setOnAction(_ -> {
            if (box.getValue() != null && !box.getValue().equals(entry.value().get())) {
                entry.decide(box.getValue());
            }
        });
        return box;
    }

    private CheckBox flag() {
        CheckBox box = new CheckBox();
        entry.value()
                .subscribe(now -> {
                    box.setSelected(now.equals(Setting.ON));
                    box.setText(words.value(setting, now));
                });
        box.setOnAction(_ -> entry.decide(box.isSelected() ? Setting.ON : Setting.OFF));
        return box;
    }

    /// Taken when Enter is pressed or the field is left.
    private TextField field() {
        TextField field = new TextField();
        entry.value().subscribe(field::setText);
        field.setOnAction(_ -> decide(field));
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        decide(field);
                    }
                });
        return field;
    }

    private void decide(TextField field) {
        if (!field.getText().equals(entry.value().get())) {
            entry.decide(field.getText());
        }
    }

    private Button reset() {
        Button reset =
                Buttons.icon(
                        Feather.ROTATE_CCW,
                        words.messages()
                                .get("settings.reset", words.value(setting, setting.standard())),
                        "",
                        entry::reset);
        reset.setAccessibleText(words.name(setting) + ". " + reset.getAccessibleText());
        reset.visibleProperty().bind(entry.isSet());
        return reset;
    }

    private Label problem() {
        Label problem = Parts.wrapped("", "problem");
        problem.textProperty().bind(entry.problem());
        problem.visibleProperty().bind(Bindings.isNotEmpty(entry.problem()));
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }
}
