package dev.culprit.ui.header;

import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Hints;
import dev.culprit.ui.theme.StatusMark;
import dev.culprit.ui.theme.Styles;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Two lines over a case: what the alert says with status and Stop, the way with its gauges.
public final class HeaderView implements CaseView {
    private final HeaderViewModel model;
    private final Messages messages;
    private final PhaseStepper stepper = new PhaseStepper();
    private final StatusMark status;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Timeline clock;
    private final VBox root;

    /// What a person can do here.
    ///
    /// @param steer the button for what can be said to the case, with its menu
    /// @param export answers the button for exports, with its menu
    public record Doings(Runnable stop, Runnable resume, Region steer, Region export) {}

    public HeaderView(HeaderViewModel model, Messages messages, Doings doings) {
        this.model = model;
        this.messages = messages;
        status = new StatusMark(messages);
        clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> model.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        root = Styles.styled(new VBox(alert(doings), way()), "case-header");
        attach();
    }

    private HBox alert(Doings doings) {
        Label title = Styles.styled(new TitleLabel(), Styles.PAGE_TITLE);
        title.textProperty().bind(model.title());
        Label change = Styles.styled(label(model.change()), "change", Styles.MONO);
        Label window = Styles.styled(label(model.window()), Styles.MUTED);
        change.setMinWidth(Region.USE_PREF_SIZE);
        window.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line =
                Styles.styled(
                        new HBox(
                                title,
                                change,
                                window,
                                gap,
                                status,
                                resume(doings),
                                doings.steer(),
                                stop(doings),
                                doings.export()),
                        "alert-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Button stop(Doings doings) {
        Button stop =
                Buttons.text(Feather.SQUARE, messages.get("header.stop"), "Ctrl+.", doings.stop());
        stop.setId("stop");
        stop.setAccessibleText(messages.get("action.stop"));
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.visibleProperty().bind(model.stoppable());
        stop.managedProperty().bind(model.stoppable());
        return stop;
    }

    private Button resume(Doings doings) {
        Button resume =
                Buttons.text(Feather.PLAY, messages.get("header.resume"), "", doings.resume());
        resume.setMinWidth(Region.USE_PREF_SIZE);
        resume.visibleProperty().bind(model.resumable());
        resume.managedProperty().bind(model.resumable());
        return resume;
    }

    private HBox way() {
        HBox.setHgrow(stepper, Priority.ALWAYS);
        HBox line =
                Styles.styled(
                        new HBox(
                                stepper,
                                gauge(model.queries(), model.queriesUsed(), "header.queriesHint"),
                                gauge(model.time(), model.timeUsed(), "header.timeHint")),
                        "way-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private VBox gauge(ObservableStringValue text, ObservableDoubleValue used, String hint) {
        Label label = Styles.styled(label(text), Styles.CAPTION);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Hints.give(label, messages.get(hint));
        ProgressBar bar = Styles.styled(new ProgressBar(), "gauge");
        bar.progressProperty().bind(used);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(messages.get(hint));
        VBox gauge = Styles.styled(new VBox(label, bar), "gauge-box");
        gauge.setMinWidth(Region.USE_PREF_SIZE);
        return gauge;
    }

    private static Label label(ObservableStringValue text) {
        Label label = new Label();
        label.textProperty().bind(text);
        return label;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        subscriptions.close();
        subscriptions.add(model.steps().subscribe(stepper::show)::unsubscribe);
        subscriptions.add(model.status().subscribe(status::show)::unsubscribe);
        subscriptions.add(model.stoppable().subscribe(this::letTimeRun)::unsubscribe);
        subscriptions.add(clock::stop);
    }

    /// A clock that runs asks the toolkit for sixty frames a second, also when nothing moves.
    private void letTimeRun(boolean running) {
        if (running) {
            clock.play();
        } else {
            clock.stop();
        }
    }

    @Override
    public void detach() {
        subscriptions.close();
    }
}
