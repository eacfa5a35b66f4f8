package dev.culprit.ui.testing;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.library.LibraryNote;
import dev.culprit.core.library.LibraryNotes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Notes that can be made to fail.
public final class ScriptedNotes implements LibraryNotes {
    private final Map<InvestigationId, LibraryNote> all = new HashMap<>();
    private Optional<String> problem = Optional.empty();

    public void refuse(String why) {
        problem = Optional.of(why);
    }

    @Override
    public Map<InvestigationId, LibraryNote> all() {
        return Map.copyOf(all);
    }

    @Override
    public Optional<String> put(InvestigationId id, LibraryNote note) {
        if (problem.isEmpty()) {
            all.put(id, note);
            all.values().removeIf(LibraryNote.NONE::equals);
        }
        return problem;
    }
}
