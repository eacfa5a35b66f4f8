package dev.culprit.ui.open;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Samples;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a newcomer sees: what this is for, and samples to try it on.
public final class StartView {
    private static final int MOST_SAMPLES = 6;

    private final OpenViewModel model;
    private final Messages messages;
    private final ScrollPane root;

    /// @param openNew shows the page for a new investigation
    /// @param openBundle asks for a recorded investigation
    public StartView(
            OpenViewModel model, Messages messages, Runnable openNew, Runnable openBundle) {
        this.model = model;
        this.messages = messages;
        Label title = Styles.styled(new Label(messages.get("start.title")), "hero");
        Label lead = Styles.styled(new Label(messages.get("start.lead")), Styles.MUTED);
        lead.setWrapText(true);
        Button open = Buttons.text(Feather.PLUS, messages.get("library.new"), "Ctrl+N", openNew);
        open.getStyleClass().add(Styles.PRIMARY);
        Button bundle =
                Buttons.text(Feather.FILM, messages.get("start.bundle"), "Ctrl+O", openBundle);
        Label problem = Styles.styled(new Label(), "problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        VBox page =
                Styles.styled(
                        new VBox(
                                title,
                                lead,
                                Styles.styled(new HBox(open, bundle), "buttons"),
                                problem,
                                samples()),
                        Styles.PAGE,
                        "start-page");
        page.setMaxWidth(Region.USE_PREF_SIZE);
        VBox centred = Styles.styled(new VBox(page), "page-frame");
        centred.setAlignment(Pos.CENTER);
        root = new ScrollPane(centred);
        root.setFitToWidth(true);
        root.setFitToHeight(true);
    }

    private VBox samples() {
        VBox list = Styles.styled(new VBox(), "samples");
        list.getChildren()
                .add(Styles.styled(new Label(messages.get("start.samples")), Styles.PANE_TITLE));
        model.samples().stream()
                .limit(MOST_SAMPLES)
                .map(this::card)
                .forEach(list.getChildren()::add);
        return list;
    }

    private Button card(Samples.Sample sample) {
        Label title = Styles.styled(new Label(sample.title()), "sample-title");
        Label summary = Styles.styled(new Label(sample.summary()), Styles.MUTED);
        HBox content =
                Styles.styled(
                        new HBox(new FontIcon(Feather.PLAY_CIRCLE), new VBox(title, summary)),
                        "sample-content");
        content.setAlignment(Pos.CENTER_LEFT);
        Button card = Buttons.text(sample.title(), "", () -> model.openSample(sample.name()));
        card.setGraphic(content);
        card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        card.setAlignment(Pos.CENTER_LEFT);
        card.setMaxWidth(Double.MAX_VALUE);
        card.disableProperty().bind(model.busy());
        return Styles.styled(card, "sample");
    }

    public Parent root() {
        return root;
    }
}
