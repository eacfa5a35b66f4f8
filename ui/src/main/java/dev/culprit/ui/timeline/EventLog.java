package dev.culprit.ui.timeline;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import java.util.List;
import javafx.collections.ObservableListBase;

/// The events of a recording as a list that grows in bursts. Copies nothing, so that a hundred
/// thousand events cost no more than the rows on the screen.
final class EventLog extends ObservableListBase<EventEnvelope<InvestigationEvent>> {
    private List<EventEnvelope<InvestigationEvent>> events = List.of();
    private int size;

    void show(List<EventEnvelope<InvestigationEvent>> other) {
        beginChange();
        nextRemove(0, List.copyOf(events.subList(0, size)));
        events = other;
        size = other.size();
        nextAdd(0, size);
        endChange();
    }

    /// Takes over what the shown list has grown by.
    void grow() {
        int before = size;
        size = events.size();
        if (size > before) {
            beginChange();
            nextAdd(before, size);
            endChange();
        }
    }

    @Override
    public EventEnvelope<InvestigationEvent> get(int index) {
        return events.get(index);
    }

    @Override
    public int size() {
        return size;
    }
}
