package dev.culprit.ui.finding;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.finding.EvidenceViewModel.Item;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A query in the list: what it tests, why, and what came of it.
final class EvidenceCell extends ListCell<Item> {
    private final Label number = Parts.label("", "evidence-number");
    private final Label about = Parts.label("", "caption");
    private final Label why = Parts.wrapped("", "evidence-why");
    private final Label word = Parts.label("", "evidence-word");
    private final VBox body;

    EvidenceCell() {
        getStyleClass().add("evidence-cell");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(number, about, gap, word);
        top.getStyleClass().add("evidence-top");
        number.setMinWidth(USE_PREF_SIZE);
        word.setMinWidth(USE_PREF_SIZE);
        about.setMinWidth(0);
        body = new VBox(top, why);
        body.setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Item item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        number.setText(item.id().toString());
        about.setText(item.about());
        why.setText(item.why());
        word.setText(item.word());
        FontIcon icon = Parts.icon(glyph(item.state()));
        word.setGraphic(icon);
        word.getStyleClass().removeIf(name -> name.startsWith("verdict-"));
        word.getStyleClass().add("verdict-" + item.state());
        setAccessibleText(String.join(". ", item.about(), item.why(), item.word()));
        setGraphic(body);
    }

    static Feather glyph(String state) {
        return switch (state) {
            case "supports" -> Feather.CHECK_CIRCLE;
            case "refutes" -> Feather.X_CIRCLE;
            case "waiting" -> Feather.USER;
            case "running", "approved" -> Feather.ACTIVITY;
            case "failed", "refused" -> Feather.ALERT_TRIANGLE;
            case "rejected" -> Feather.USER_X;
            case "cancelled" -> Feather.SLASH;
            case "succeeded" -> Feather.CHECK;
            default -> Feather.CIRCLE;
        };
    }
}
