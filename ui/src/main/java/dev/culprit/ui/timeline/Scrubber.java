package dev.culprit.ui.timeline;

import atlantafx.base.controls.ProgressSliderSkin;
import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Slider;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The slider over all events, with a mark where something was decided.
final class Scrubber extends StackPane {
    private static final int MOST_MARKS = 60;
    private static final double MARK_WIDTH = 2;
    private static final double THUMB = 7;

    private final Slider slider = new Slider();
    private final Pane marks = Styles.styled(new Pane(), "scrubber-marks");
    private final TimelineViewModel model;
    private final List<Integer> marked = new ArrayList<>();
    private boolean following;

    Scrubber(TimelineViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().add("scrubber");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setMin(1);
        slider.setBlockIncrement(1);
        slider.setAccessibleText(messages.get("timeline.scrubber"));
        slider.valueProperty().subscribe(value -> moved(value.intValue()));
        marks.setMouseTransparent(true);
        marks.widthProperty().subscribe(_ -> placeMarks());
        marks.heightProperty().subscribe(_ -> placeMarks());
        model.size().subscribe(_ -> follow());
        model.position().subscribe(_ -> follow());
        model.events().addListener(this::changed);
        mark(model.events());
        getChildren().addAll(marks, slider);
    }

    private void moved(int value) {
        if (!following) {
            model.moveTo(value);
        }
    }

    private void follow() {
        following = true;
        slider.setMax(Math.max(2, model.size().get()));
        slider.setValue(model.position().get());
        slider.setDisable(model.size().get() < 2);
        following = false;
        placeMarks();
    }

    private void changed(
            ListChangeListener.Change<? extends EventEnvelope<InvestigationEvent>> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                marked.clear();
                marks.getChildren().clear();
            }
            mark(change.getList().subList(change.getFrom(), change.getTo()));
        }
    }

    private void mark(List<? extends EventEnvelope<InvestigationEvent>> added) {
        for (EventEnvelope<InvestigationEvent> event : added) {
            EventKind kind = EventKind.of(event.event());
            if (marked.size() < MOST_MARKS && isDecision(kind)) {
                marked.add((int) event.sequence());
                Region mark = Styles.styled(new Region(), "scrubber-mark");
                mark.setManaged(false);
                Styles.mark(mark, kind);
                marks.getChildren().add(mark);
            }
        }
        placeMarks();
    }

    private static boolean isDecision(EventKind kind) {
        return switch (kind) {
            case CONFIRMED, REFUTED, PROBLEM, END -> true;
            case STEP, IDEA, QUERY, PERSON, EVIDENCE -> false;
        };
    }

    private void placeMarks() {
        double track = marks.getWidth() - 2 * THUMB;
        double last = Math.max(1, model.size().get() - 1.0);
        ObservableList<javafx.scene.Node> nodes = marks.getChildren();
        for (int i = 0; i < nodes.size(); i++) {
            double x = THUMB + track * (marked.get(i) - 1) / last;
            nodes.get(i).resizeRelocate(x - MARK_WIDTH / 2, 0, MARK_WIDTH, marks.getHeight());
        }
    }
}
