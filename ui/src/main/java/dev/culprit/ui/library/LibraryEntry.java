package dev.culprit.ui.library;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import java.time.Instant;
import java.util.Locale;

/// An investigation as the list shows it.
///
/// @param outcome how it ended, as a sentence; empty while it runs
public record LibraryEntry(
        InvestigationId id,
        String title,
        String source,
        Status status,
        Instant startedAt,
        String outcome) {

    public static LibraryEntry of(InvestigationState state) {
        return new LibraryEntry(
                state.id(),
                state.alert().title(),
                state.start().source(),
                state.status(),
                state.startedAt(),
                state.outcome().orElse(""));
    }

    /// Whether every word of a search is found in it.
    public boolean matches(String search) {
        String text = (title + " " + source + " " + outcome + " " + id).toLowerCase(Locale.ROOT);
        for (String word : search.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
