package dev.culprit.ui.timeline;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Styles;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The whole log of a case as a page. A double click goes to that moment.
public final class EventsPage extends VBox {
    public EventsPage(TimelineViewModel model, Messages messages) {
        getStyleClass().add("events-page");
        ListView<EventEnvelope<InvestigationEvent>> list = new ListView<>(model.events());
        list.setCellFactory(_ -> new EventCell(model));
        list.setAccessibleText(messages.get("timeline.events"));
        list.setOnMouseClicked(event -> {
            int at = list.getSelectionModel().getSelectedIndex();
            if (event.getClickCount() == 2 && at >= 0) {
                model.moveTo(at + 1);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        Styles.styled(list, "event-list");
    }
}
