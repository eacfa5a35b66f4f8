package dev.culprit.core.library;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.source.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// An investigation as a list shows it.
///
/// @param outcome how it ended, as a sentence; empty while it runs
/// @param tables the alert's table, and those that the finding blames
/// @param fault what the finding says it was
public record LibraryItem(
        InvestigationId id,
        String title,
        String source,
        Status status,
        Instant startedAt,
        String outcome,
        List<String> tables,
        Optional<FaultKind> fault) {
    public LibraryItem {
        tables = List.copyOf(tables);
    }

    public static LibraryItem of(InvestigationState state) {
        Stream<String> blamed =
                state.finding().stream()
                        .flatMap(finding -> finding.tables().stream())
                        .map(TableName::toString);
        return new LibraryItem(
                state.id(),
                state.alert().title(),
                state.start().source(),
                state.status(),
                state.startedAt(),
                state.outcome().orElse(""),
                Stream.concat(Stream.of(state.alert().dataset()), blamed)
                        .filter(table -> !table.isEmpty())
                        .distinct()
                        .toList(),
                state.finding().map(Finding::fault));
    }

    /// Whether every word of a search is found in it or its tags.
    public boolean matches(String search, LibraryNote note) {
        String text =
                String.join(
                                " ",
                                title,
                                source,
                                outcome,
                                id.toString(),
                                String.join(" ", tables),
                                fault.map(FaultKind::key).orElse(""),
                                String.join(" ", note.tags()))
                        .toLowerCase(Locale.ROOT);
        return Stream.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(text::contains);
    }
}
