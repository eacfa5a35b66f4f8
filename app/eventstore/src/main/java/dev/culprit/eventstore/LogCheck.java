package dev.culprit.eventstore;

import dev.culprit.core.event.InvestigationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks at stored events in log order and notes what cannot be right. One check for the whole log,
/// its end and a single stream.
final class LogCheck {
    private record Head(long sequence, String hash) {}

    private final Map<InvestigationId, Head> heads = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// Starts in the middle: `event` is taken for good, what follows is checked against it.
    void trust(StoredEvent event) {
        heads.put(event.investigation(), new Head(event.sequence(), event.hash()));
    }

    void next(StoredEvent event) {
        Head head = heads.getOrDefault(event.investigation(), new Head(0, HashChain.START));
        if (event.sequence() > head.sequence() + 1) {
            problems.add(name(event.investigation(), head.sequence() + 1) + " is missing");
        } else if (event.sequence() != head.sequence() + 1) {
            problems.add(name(event) + " stands in the wrong place");
        } else if (!HashChain.fits(head.hash(), event)) {
            problems.add(name(event) + " was changed");
        }
        heads.put(event.investigation(), new Head(event.sequence(), event.hash()));
    }

    int investigations() {
        return heads.size();
    }

    /// Sentences without a full stop.
    List<String> problems() {
        return List.copyOf(problems);
    }

    static String name(StoredEvent event) {
        return name(event.investigation(), event.sequence());
    }

    private static String name(InvestigationId investigation, long sequence) {
        return "Event " + sequence + " of investigation " + investigation;
    }
}
