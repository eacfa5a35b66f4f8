package dev.culprit.core.library;

import dev.culprit.core.event.InvestigationId;
import java.util.Map;
import java.util.Optional;

/// Keeps a person's notes on investigations.
public interface LibraryNotes {
    /// Those on which there is something to say; none where the notes cannot be read.
    Map<InvestigationId, LibraryNote> all();

    default LibraryNote of(InvestigationId id) {
        return all().getOrDefault(id, LibraryNote.NONE);
    }

    /// @return why it could not be kept, as a sentence; empty when it was
    Optional<String> put(InvestigationId id, LibraryNote note);
}
