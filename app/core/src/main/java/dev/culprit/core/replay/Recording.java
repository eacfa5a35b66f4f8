package dev.culprit.core.replay;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The events of one investigation and its state after any of them. Grows while an investigation is
/// live. Keeps a checkpoint every few hundred events, so that any moment is near one. Not safe for use
/// by several threads.
public final class Recording {
    private static final int STRIDE = 256;

    private final List<EventEnvelope<InvestigationEvent>> events = new ArrayList<>();
    private final List<InvestigationState> checkpoints = new ArrayList<>();
    private InvestigationState latest;

    /// @param events at least one, from the first on
    public Recording(List<EventEnvelope<InvestigationEvent>> events) {
        EventEnvelope<InvestigationEvent> first = events.getFirst();
        latest = InvestigationState.begin(first.investigation(), first.event(), first.at());
        this.events.add(first);
        checkpoints.add(latest);
        events.subList(1, events.size()).forEach(this::add);
    }

    /// Adds the next event of the investigation.
    ///
    /// @throws IllegalArgumentException when it is not the next one
    public void add(EventEnvelope<InvestigationEvent> event) {
        if (event.sequence() != events.size() + 1) {
            throw new IllegalArgumentException(
                    "Expected event " + (events.size() + 1) + ", got " + event.sequence());
        }
        latest = latest.after(event.event(), event.at());
        if (events.size() % STRIDE == 0) {
            checkpoints.add(latest);
        }
        events.add(event);
    }

    public int size() {
        return events.size();
    }

    public List<EventEnvelope<InvestigationEvent>> events() {
        return Collections.unmodifiableList(events);
    }

    public InvestigationState latest() {
        return latest;
    }

    /// The state after the event with that sequence number.
    ///
    /// @param sequence 1 to [#size]
    public InvestigationState at(int sequence) {
        if (sequence == events.size()) {
            return latest;
        }
        int checkpoint = (sequence - 1) / STRIDE;
        InvestigationState state = checkpoints.get(checkpoint);
        for (int i = checkpoint * STRIDE + 1; i < sequence; i++) {
            state = state.after(events.get(i).event(), events.get(i).at());
        }
        return state;
    }
}
