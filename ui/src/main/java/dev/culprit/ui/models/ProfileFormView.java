package dev.culprit.ui.models;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.ModelSettings.Check;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The form of one model: where it is, what it may spend, what it costs.
final class ProfileFormView extends VBox {
    private static final PseudoClass WORKS = PseudoClass.getPseudoClass("works");
    private static final int COLUMNS = 6;

    private final ModelsViewModel model;
    private final Messages messages;
    private final GridPane grid = Styles.styled(new GridPane(), "form-grid");

    ProfileFormView(ModelsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("models-form");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            grid.getColumnConstraints().add(column);
        }
        ProfileForm form = model.form();
        TextField name = field(form.name(), "models.name", "model-name");
        name.disableProperty().bind(form.existing());
        put(name, "models.name", 0, 0, 3);
        put(provider(), "models.provider", 0, 3, 3);
        put(field(form.model(), "models.model", "model-model"), "models.model", 1, 0, 3);
        TextField endpoint = field(form.endpoint(), "models.endpoint", "model-endpoint");
        endpoint.setPromptText(messages.get("models.endpoint.prompt"));
        put(endpoint, "models.endpoint", 1, 3, 3);
        put(key(), "models.key", 2, 0, 6);
        put(field(form.calls(), "models.calls", "model-calls"), "models.calls", 3, 0, 2);
        put(field(form.tokens(), "models.tokens", "model-tokens"), "models.tokens", 3, 2, 2);
        put(field(form.cost(), "models.cost", "model-cost"), "models.cost", 3, 4, 2);
        TextField in = field(form.priceIn(), "models.priceIn", "model-price-in");
        TextField out = field(form.priceOut(), "models.priceOut", "model-price-out");
        in.setPromptText(messages.get("models.price.prompt"));
        out.setPromptText(messages.get("models.price.prompt"));
        put(in, "models.priceIn", 4, 0, 3);
        put(out, "models.priceOut", 4, 3, 3);
        getChildren().addAll(grid, problem(), result(), buttons());
    }

    private void put(Control control, String key, int row, int column, int span) {
        control.setMaxWidth(Double.MAX_VALUE);
        Label caption = Parts.label(messages.get(key), Styles.CAPTION);
        caption.setLabelFor(control);
        grid.add(Styles.styled(new VBox(caption, control), "field"), column, row, span, 1);
    }

    private TextField field(StringProperty value, String key, String id) {
        return named(new TextField(), value, key, id);
    }

    private <F extends TextField> F named(F field, StringProperty value, String key, String id) {
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        field.setAccessibleText(messages.get(key));
        field.setOnAction(_ -> model.save());
        return field;
    }

    private PasswordField key() {
        PasswordField key =
                named(new PasswordField(), model.form().key(), "models.key", "model-key");
        model.form()
                .hasKey()
                .subscribe(has ->
                        key.setPromptText(
                                messages.get(has ? "models.key.stored" : "models.key.none")));
        return key;
    }

    private ChoiceBox<String> provider() {
        ChoiceBox<String> box = new ChoiceBox<>();
        box.setId("model-provider");
        box.getItems().setAll(model.providers());
        box.valueProperty().bindBidirectional(model.form().provider());
        box.setAccessibleText(messages.get("models.provider"));
        return box;
    }

    private Label problem() {
        Label problem = Styles.styled(new Label(), "problem");
        problem.setId("model-problem");
        problem.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private Label result() {
        Label result = Styles.styled(new Label(), "model-result");
        result.setId("model-result");
        result.setWrapText(true);
        FontIcon icon = new FontIcon(Feather.CHECK_CIRCLE);
        result.setGraphic(icon);
        model.checked()
                .subscribe(check -> {
                    boolean works = check.filter(Check::works).isPresent();
                    icon.setIconCode(works ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
                    result.pseudoClassStateChanged(WORKS, works);
                    result.setText(check.map(Check::sentence).orElse(""));
                    Parts.show(result, check.isPresent());
                });
        return result;
    }

    private HBox buttons() {
        Button save = Buttons.text(messages.get("models.save"), "Enter", model::save);
        save.setId("model-save");
        save.getStyleClass().add(Styles.PRIMARY);
        Button test = Buttons.text(Feather.ZAP, messages.get("models.test"), "", model::test);
        test.setId("model-test");
        Button remove =
                Buttons.text(Feather.TRASH_2, messages.get("models.remove"), "", model::remove);
        remove.setId("model-remove");
        remove.disableProperty().bind(model.form().existing().not().or(model.busy()));
        save.disableProperty().bind(model.busy());
        test.disableProperty().bind(model.busy());
        HBox row = Styles.styled(new HBox(save, test, remove, spinner()), "buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node spinner() {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setPrefSize(20, 20);
        spinner.setMinSize(20, 20);
        spinner.setAccessibleText(messages.get("models.testing"));
        Label waiting = new Label(messages.get("models.testing"), spinner);
        waiting.visibleProperty().bind(model.busy());
        return waiting;
    }
}
