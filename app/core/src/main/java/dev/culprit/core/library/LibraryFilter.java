package dev.culprit.core.library;

import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.investigation.Status;
import java.time.Instant;
import java.util.Optional;

/// Which investigations are wanted. What is empty does not narrow.
///
/// @param search words that all must occur
/// @param table one of its tables, without regard to case or schema
/// @param since started then or later
/// @param archived whether those in the archive are wanted, and no others
public record LibraryFilter(
        String search,
        Optional<Status> status,
        Optional<String> table,
        Optional<FaultKind> fault,
        Optional<Instant> since,
        Optional<String> tag,
        boolean archived) {
    public static final LibraryFilter NONE =
            new LibraryFilter(
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    public boolean accepts(LibraryItem item, LibraryNote note) {
        return note.archived() == archived
                && status.filter(wanted -> wanted != item.status()).isEmpty()
                && table.filter(wanted -> !isAbout(item, wanted)).isEmpty()
                && fault.filter(wanted -> !item.fault().equals(Optional.of(wanted))).isEmpty()
                && since.filter(at -> item.startedAt().isBefore(at)).isEmpty()
                && tag.filter(wanted -> note.tags().stream().noneMatch(wanted::equalsIgnoreCase))
                        .isEmpty()
                && item.matches(search, note);
    }

    private static boolean isAbout(LibraryItem item, String wanted) {
        return item.tables().stream()
                .anyMatch(table ->
                        table.equalsIgnoreCase(wanted)
                                || table.toLowerCase(java.util.Locale.ROOT)
                                        .endsWith("." + wanted.toLowerCase(java.util.Locale.ROOT)));
    }

    public LibraryFilter searching(String words) {
        return new LibraryFilter(words, status, table, fault, since, tag, archived);
    }

    public LibraryFilter of(Optional<Status> wanted) {
        return new LibraryFilter(search, wanted, table, fault, since, tag, archived);
    }

    public LibraryFilter on(Optional<String> wanted) {
        return new LibraryFilter(search, status, wanted, fault, since, tag, archived);
    }

    public LibraryFilter dueTo(Optional<FaultKind> wanted) {
        return new LibraryFilter(search, status, table, wanted, since, tag, archived);
    }

    public LibraryFilter from(Optional<Instant> at) {
        return new LibraryFilter(search, status, table, fault, at, tag, archived);
    }

    public LibraryFilter tagged(Optional<String> wanted) {
        return new LibraryFilter(search, status, table, fault, since, wanted, archived);
    }

    public LibraryFilter archived(boolean wanted) {
        return new LibraryFilter(search, status, table, fault, since, tag, wanted);
    }
}
