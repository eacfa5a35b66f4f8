package dev.culprit.ui.reasoning;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A question in the list: what for, about what, how it went.
final class EntryCell extends ListCell<Entry> {
    private final FontIcon icon = Parts.icon(Feather.MESSAGE_CIRCLE);
    private final Label title = new Label();
    private final Label about = Parts.wrapped("", "caption");
    private final Label figures = Parts.label("", "caption");
    private final VBox box;

    EntryCell() {
        HBox top = Styles.styled(new HBox(icon, title), "evidence-top");
        top.setAlignment(Pos.CENTER_LEFT);
        box = Styles.styled(new VBox(top, about, figures), "reasoning-entry");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Entry item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconCode(glyph(item));
        title.setText(item.title());
        about.setText(item.caption());
        figures.setText(item.figures());
        Parts.show(figures, !item.figures().isEmpty());
        Styles.mark(box, item.trouble());
        setGraphic(box);
        setAccessibleText(item.title() + ". " + item.caption() + ". " + item.figures());
    }

    private static Feather glyph(Entry entry) {
        if (entry.isThinking()) {
            return Feather.EDIT_3;
        }
        return switch (entry.trouble()) {
            case NONE -> Feather.MESSAGE_CIRCLE;
            case REMARK -> Feather.SCISSORS;
            case CANCELLED -> Feather.SLASH;
            case FAILED, LASTING, SPENT -> Feather.ALERT_TRIANGLE;
        };
    }
}
