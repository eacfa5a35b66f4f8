package dev.culprit.ui.testing;

import dev.culprit.core.context.Change;
import dev.culprit.ui.services.EnteredChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Entered events in memory. A title that holds "disk full" cannot be kept.
public final class ScriptedChanges implements EnteredChanges {
    private final Map<String, List<Change>> entered = new TreeMap<>();

    @Override
    public synchronized List<Change> of(String source) {
        return List.copyOf(entered.getOrDefault(source, List.of()));
    }

    @Override
    public synchronized Optional<String> enter(String source, Change change) {
        if (change.title().contains("disk full")) {
            return Optional.of("The event cannot be kept.");
        }
        entered.computeIfAbsent(source, _ -> new ArrayList<>()).add(change);
        return Optional.empty();
    }

    @Override
    public synchronized Optional<String> remove(String source, String id) {
        entered.getOrDefault(source, new ArrayList<>())
                .removeIf(each -> each.reference().id().equals(id));
        return Optional.empty();
    }
}
