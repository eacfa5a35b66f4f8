package dev.culprit.ui.sources;

import dev.culprit.core.query.Connector;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.sources.SourcesView.Choosers;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The settings of a source, and what a test of it said.
final class ConnectionPage extends ScrollPane {
    private static final PseudoClass WORKS = PseudoClass.getPseudoClass("works");

    private final SourcesViewModel model;
    private final Messages messages;
    private final Figures figures;
    private final SourceFields fields;
    private final Label sentence = Styles.styled(new Label(), "model-result");
    private final VBox result = Styles.styled(new VBox(sentence), "source-result");

    ConnectionPage(SourcesViewModel model, Messages messages, Choosers choosers) {
        this.model = model;
        this.messages = messages;
        figures = new Figures(messages);
        fields = new SourceFields(model, messages, choosers);
        sentence.setId("source-result");
        sentence.setWrapText(true);
        VBox page = Styles.styled(new VBox(fields, problem(), result, buttons()), "models-form");
        setContent(page);
        setFitToWidth(true);
        setFocusTraversable(false);
        model.tests().addListener((Observable _) -> showResult());
        model.form().name().subscribe(this::showResult);
        model.form().type().subscribe(this::showResult);
        showResult();
    }

    private Label problem() {
        Label problem = Styles.styled(new Label(), "problem");
        problem.setId("source-problem");
        problem.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private void showResult() {
        Optional<Tested> tested =
                model.form().existing().get()
                        ? Optional.ofNullable(model.tests().get(model.form().name().get()))
                        : Optional.empty();
        Parts.show(result, tested.isPresent());
        tested.ifPresent(it -> {
            sentence.setGraphic(
                    new FontIcon(it.works() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE));
            sentence.pseudoClassStateChanged(WORKS, it.works());
            sentence.setText(it.check().map(this::words).orElse(it.problem()));
            result.getChildren().setAll(sentence);
            it.check()
                    .ifPresent(check ->
                            check.warnings().stream()
                                    .map(ConnectionPage::warning)
                                    .forEach(result.getChildren()::add));
        });
    }

    private String words(Connector.Check check) {
        return messages.get(
                "sources.connected",
                figures.duration(Duration.ofMillis(check.latencyMillis())),
                check.version());
    }

    private static Label warning(String text) {
        Label line = Parts.wrapped(text, "warning-line");
        line.setGraphic(Parts.icon(Feather.ALERT_TRIANGLE));
        return line;
    }

    private HBox buttons() {
        Button save = Buttons.text(messages.get("sources.save"), "Enter", model::save);
        save.setId("source-save");
        save.getStyleClass().add(Styles.PRIMARY);
        Button test = Buttons.text(Feather.ZAP, messages.get("sources.test"), "", model::test);
        test.setId("source-test");
        Button remove =
                Buttons.text(Feather.TRASH_2, messages.get("sources.remove"), "", model::remove);
        remove.setId("source-remove");
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
        spinner.setAccessibleText(messages.get("sources.testing"));
        Label waiting = new Label(messages.get("sources.testing"), spinner);
        waiting.visibleProperty().bind(model.busy());
        return waiting;
    }
}
