package dev.culprit.ui.timeline;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.ui.theme.Styles;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One event in one line: time, what, particulars.
final class EventCell extends ListCell<EventEnvelope<InvestigationEvent>> {
    private static final PseudoClass FUTURE = PseudoClass.getPseudoClass("future");

    private final TimelineViewModel model;
    private final Label time = Styles.styled(new Label(), Styles.MONO, Styles.MUTED);
    private final FontIcon icon = new FontIcon();
    private final Label name = Styles.styled(new Label(), "event-name");
    private final Label detail = Styles.styled(new Label(), Styles.MUTED);
    private final HBox row = Styles.styled(new HBox(time, icon, name, detail), "event-line");

    EventCell(TimelineViewModel model) {
        this.model = model;
        row.setAlignment(Pos.CENTER_LEFT);
        time.setMinWidth(USE_PREF_SIZE);
        detail.setMinWidth(0);
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        setPrefWidth(0);
        model.position().subscribe(_ -> markFuture());
    }

    @Override
    protected void updateItem(@Nullable EventEnvelope<InvestigationEvent> item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        EventKind kind = EventKind.of(item.event());
        time.setText(model.clock(item));
        icon.setIconCode(kind.icon());
        name.setText(model.name(item));
        detail.setText(model.detail(item));
        Styles.mark(row, kind);
        markFuture();
        setGraphic(row);
        setAccessibleText(time.getText() + " " + name.getText() + ". " + detail.getText());
    }

    private void markFuture() {
        row.pseudoClassStateChanged(FUTURE, getIndex() >= model.position().get());
    }
}
