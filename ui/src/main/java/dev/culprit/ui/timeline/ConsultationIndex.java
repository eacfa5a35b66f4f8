package dev.culprit.ui.timeline;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.investigation.Steer;
import dev.culprit.ui.services.Consultations;
import java.util.ArrayList;
import java.util.List;

/// Finds the questions to models among the events of a case, reading each event once.
final class ConsultationIndex {
    private final List<ModelConsulted> asked = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private final List<Integer> takenUp = new ArrayList<>();
    private List<EventEnvelope<InvestigationEvent>> events = List.of();
    private int read;

    void show(List<EventEnvelope<InvestigationEvent>> other) {
        events = other;
        read = 0;
        asked.clear();
        positions.clear();
        takenUp.clear();
        grow();
    }

    /// Takes over what the shown list has grown by.
    void grow() {
        for (; read < events.size(); read++) {
            InvestigationEvent event = events.get(read).event();
            if (event instanceof ModelConsulted question) {
                asked.add(question);
                positions.add(read + 1);
            } else if (takesUp(event)) {
                takenUp.add(read + 1);
            }
        }
    }

    private static boolean takesUp(InvestigationEvent event) {
        return event instanceof InvestigationEvent.InvestigationResumed
                || (event instanceof InvestigationEvent.InvestigationSteered steered
                        && steered.steer() == Steer.CONTINUE
                        && steered.applied());
    }

    /// @param position number of the last event that counts
    Consultations upTo(int position) {
        int from =
                takenUp.stream().filter(at -> at <= position).reduce((_, last) -> last).orElse(0);
        int end = countUntil(position);
        return new Consultations(asked.subList(0, end), asked.subList(countUntil(from), end));
    }

    private int countUntil(int position) {
        int count = 0;
        while (count < positions.size() && positions.get(count) <= position) {
            count++;
        }
        return count;
    }
}
