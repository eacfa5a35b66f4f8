package dev.culprit.core.investigation;

import java.util.List;

/// What became of a command.
public sealed interface Decision {

    /// @param events what happens because of it; none when nothing changes
    record Accepted(List<InvestigationEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// @param reason a sentence for whoever asked
    record Declined(String reason) implements Decision {}
}
