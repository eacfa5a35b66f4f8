package dev.culprit.ui.compare;

import dev.culprit.core.replay.Comparison;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Styles;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of both, with a mark where they differ.
final class LineCell extends ListCell<Comparison.Line> {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    /// Room for the gap between the sides, the mark and the scroll bar.
    private static final double BESIDE = 56;

    private final CompareViewModel model;
    private final Messages messages;
    private final Label part = Styles.styled(new Label(), Styles.CAPTION, "compare-part");
    private final Label mark =
            Styles.styled(new Label(null, new FontIcon(Feather.ALERT_CIRCLE)), "compare-first");
    private final Label left = Parts.wrapped("", "compare-side");
    private final Label right = Parts.wrapped("", "compare-side");
    private final VBox box;

    LineCell(CompareViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        mark.setText(messages.get("compare.first"));
        HBox sides = Styles.styled(new HBox(left, right), "compare-sides");
        for (Label side : new Label[] {left, right}) {
            HBox.setHgrow(side, Priority.ALWAYS);
            side.setMaxWidth(Double.MAX_VALUE);
            side.prefWidthProperty().bind(widthProperty().subtract(BESIDE).divide(2));
            side.setMinHeight(USE_PREF_SIZE);
        }
        part.managedProperty().bind(part.visibleProperty());
        mark.managedProperty().bind(mark.visibleProperty());
        box = Styles.styled(new VBox(part, mark, sides), "compare-line");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Comparison.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (line == null || empty) {
            pseudoClassStateChanged(DIFFERS, false);
            pseudoClassStateChanged(FIRST, false);
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        pseudoClassStateChanged(DIFFERS, line.differs());
        pseudoClassStateChanged(FIRST, model.isFirst(line));
        part.setText(messages.get("compare.part." + line.part().name().toLowerCase(Locale.ROOT)));
        part.setVisible(startsPart(line));
        mark.setVisible(model.isFirst(line));
        left.setText(orNothing(line.left()));
        right.setText(orNothing(line.right()));
        setGraphic(box);
        setAccessibleText(
                messages.get(line.differs() ? "compare.differs" : "compare.same")
                        + ": "
                        + left.getText()
                        + (line.differs() ? " / " + right.getText() : ""));
    }

    private boolean startsPart(Comparison.Line line) {
        int at = getIndex();
        return at <= 0
                || at >= model.lines().size()
                || model.lines().get(at - 1).part() != line.part();
    }

    private String orNothing(String text) {
        return text.isEmpty() ? messages.get("compare.nothing") : text;
    }
}
