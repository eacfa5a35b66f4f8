package dev.culprit.eventstore;

import java.util.List;

/// What a check of the whole log found.
///
/// @param problems one sentence each, in log order, without a full stop; empty for an intact log
public record Verification(long events, int investigations, List<String> problems) {
    public Verification {
        problems = List.copyOf(problems);
    }

    public boolean intact() {
        return problems.isEmpty();
    }
}
