package dev.culprit.ui.header;

import dev.culprit.ui.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The steps from alert to finding in one line.
final class PhaseStepper extends HBox {
    PhaseStepper() {
        getStyleClass().add("stepper");
        setAlignment(Pos.CENTER_LEFT);
    }

    void show(List<PhaseStep> steps) {
        List<Node> nodes = new ArrayList<>();
        for (PhaseStep step : steps) {
            if (!nodes.isEmpty()) {
                Region line = Styles.styled(new Region(), "step-line");
                Styles.mark(line, step.progress());
                HBox.setHgrow(line, Priority.ALWAYS);
                nodes.add(line);
            }
            Label label = new Label(step.label(), new FontIcon(icon(step.progress())));
            label.getStyleClass().add("step");
            label.setMinWidth(USE_PREF_SIZE);
            Styles.mark(label, step.progress());
            nodes.add(label);
        }
        getChildren().setAll(nodes);
    }

    private static Feather icon(PhaseStep.Progress progress) {
        return switch (progress) {
            case DONE -> Feather.CHECK_CIRCLE;
            case CURRENT -> Feather.PLAY_CIRCLE;
            case AHEAD -> Feather.CIRCLE;
            case STOPPED -> Feather.X_CIRCLE;
        };
    }
}
