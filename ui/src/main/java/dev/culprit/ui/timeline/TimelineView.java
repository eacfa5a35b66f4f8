package dev.culprit.ui.timeline;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Hints;
import dev.culprit.ui.theme.Styles;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The strip at the bottom: transport, scrubber, list of events.
public final class TimelineView implements CaseView {
    private static final int ROWS = 4;
    private static final int ROWS_WHEN_LOW = 2;
    private static final double LOW = 760;
    private static final double LOWEST = 560;
    private static final int TICK_MILLIS = 50;

    private final TimelineViewModel model;
    private final Messages messages;
    private final ListView<EventEnvelope<InvestigationEvent>> list;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Timeline ticker =
            new Timeline(new KeyFrame(javafx.util.Duration.millis(TICK_MILLIS), _ -> advance()));
    private final VBox root;
    private boolean selecting;
    private int shownRows = ROWS;

    public TimelineView(TimelineViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.list = list();
        ticker.setCycleCount(Animation.INDEFINITE);
        root = Styles.styled(new VBox(controls(), list), "timeline");
        VBox.setVgrow(list, Priority.ALWAYS);
        attach();
    }

    private void advance() {
        model.advance(Duration.ofMillis(TICK_MILLIS));
    }

    private ListView<EventEnvelope<InvestigationEvent>> list() {
        var events = new ListView<>(model.events());
        events.setId("events");
        showRows(events, ROWS);
        events.setCellFactory(_ -> new EventCell(model));
        events.setAccessibleText(messages.get("timeline.events"));
        events.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        events.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> {
                    if (!selecting && index.intValue() >= 0) {
                        model.moveTo(index.intValue() + 1);
                    }
                });
        return events;
    }

    private static void showRows(ListView<?> events, int rows) {
        events.prefHeightProperty().bind(events.fixedCellSizeProperty().multiply(rows));
        events.minHeightProperty().bind(events.fixedCellSizeProperty().multiply(rows));
    }

    /// Leaves more room for the case in a low window.
    ///
    /// @param height of the window, in lengths of the usual size
    public void fit(double height) {
        int rows = height < LOWEST ? 1 : height < LOW ? ROWS_WHEN_LOW : ROWS;
        if (rows != shownRows) {
            shownRows = rows;
            showRows(list, rows);
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex()));
        }
    }

    /// The list would take these keys for itself.
    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case SPACE -> model.togglePlay();
            case LEFT -> model.step(-1);
            case RIGHT -> model.step(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private HBox controls() {
        HBox transport =
                new HBox(
                        Buttons.icon(
                                Feather.SKIP_BACK,
                                messages.get("timeline.toStart"),
                                "Home",
                                model::toStart),
                        Buttons.icon(
                                Feather.CHEVRON_LEFT,
                                messages.get("timeline.back"),
                                "Left",
                                () -> model.step(-1)),
                        play(),
                        Buttons.icon(
                                Feather.CHEVRON_RIGHT,
                                messages.get("timeline.forward"),
                                "Right",
                                () -> model.step(1)),
                        Buttons.icon(
                                Feather.SKIP_FORWARD,
                                messages.get("timeline.toEnd"),
                                "End",
                                model::toEnd));
        Scrubber scrubber = new Scrubber(model, messages);
        HBox.setHgrow(scrubber, Priority.ALWAYS);
        HBox bar =
                Styles.styled(
                        new HBox(transport, speed(), scrubber, count(), follow(), time()),
                        "timeline-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Button play() {
        Button play =
                Buttons.icon(
                        Feather.PLAY, messages.get("timeline.play"), "Space", model::togglePlay);
        model.playing()
                .subscribe(playing -> {
                    play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY));
                    play.setAccessibleText(
                            messages.get(playing ? "timeline.pause" : "timeline.play"));
                });
        return play;
    }

    private ChoiceBox<Speed> speed() {
        ChoiceBox<Speed> choice = Styles.styled(new ChoiceBox<>(), "speed");
        choice.getItems().setAll(Speed.values());
        choice.valueProperty().bindBidirectional(model.speed());
        choice.setAccessibleText(messages.get("timeline.speed"));
        Hints.give(choice, messages.get("timeline.speed"));
        return choice;
    }

    private Label count() {
        Label count = Styles.styled(new Label(), Styles.MONO);
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        messages.get(
                                                "timeline.position",
                                                model.position().get(),
                                                model.size().get()),
                                model.position(),
                                model.size()));
        count.setMinWidth(Label.USE_PREF_SIZE);
        return count;
    }

    private CheckBox follow() {
        CheckBox follow = new CheckBox(messages.get("timeline.follow"));
        follow.selectedProperty().bindBidirectional(model.follow());
        follow.setOnAction(_ -> {
            if (follow.isSelected()) {
                model.toEnd();
            }
        });
        Hints.give(follow, messages.get("timeline.followHint"));
        follow.setMinWidth(CheckBox.USE_PREF_SIZE);
        return follow;
    }

    private Label time() {
        Label time = Styles.styled(new Label(), Styles.MONO, Styles.MUTED);
        time.textProperty().bind(model.time());
        time.setMinWidth(Label.USE_PREF_SIZE);
        return time;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        subscriptions.close();
        subscriptions.add(model.position().subscribe(_ -> select())::unsubscribe);
        subscriptions.add(model.size().subscribe(_ -> select())::unsubscribe);
        subscriptions.add(list.heightProperty().subscribe(_ -> select())::unsubscribe);
        subscriptions.add(list.fixedCellSizeProperty().subscribe(_ -> select())::unsubscribe);
        subscriptions.add(model.playing().subscribe(this::tick)::unsubscribe);
        subscriptions.add(ticker::stop);
    }

    private void tick(boolean playing) {
        if (playing) {
            ticker.play();
        } else {
            ticker.stop();
        }
    }

    private void select() {
        int index = model.position().get() - 1;
        if (index < 0 || index >= model.events().size()) {
            return;
        }
        selecting = true;
        list.getSelectionModel().clearAndSelect(index);
        selecting = false;
        boolean alone = list.getHeight() < 2 * list.getFixedCellSize();
        list.scrollTo(alone ? index : Math.max(0, index - 1));
    }

    @Override
    public void detach() {
        subscriptions.close();
    }
}
