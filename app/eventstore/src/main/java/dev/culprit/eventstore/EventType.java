package dev.culprit.eventstore;

import dev.culprit.core.investigation.InvestigationEvent;
import java.util.List;

/// How one kind of event is stored.
///
/// @param name the stored name; never changes, whatever becomes of the class name
/// @param upcasters from version 1 to 2, from 2 to 3 and so on; their number gives the version
record EventType(
        String name, Class<? extends InvestigationEvent> payload, List<Upcaster> upcasters) {
    EventType {
        upcasters = List.copyOf(upcasters);
    }

    /// The version new events are stored in.
    int version() {
        return upcasters.size() + 1;
    }
}
