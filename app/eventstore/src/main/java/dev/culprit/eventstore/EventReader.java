package dev.culprit.eventstore;

import dev.culprit.core.event.InvestigationId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads and checks the log. For use by the reading thread, but for [#openingCheck].
final class EventReader {
    /// Events looked at when the log is opened: what a crash could have harmed is at the end.
    private static final int END = 200;

    private final EventTable table;
    private final EventCodec codec;

    EventReader(EventTable table, EventCodec codec) {
        this.table = table;
        this.codec = codec;
    }

    List<StoredEvent> stream(InvestigationId investigation, long upTo) throws SQLException {
        return table.stream(investigation, upTo);
    }

    List<InvestigationId> investigations(long upTo) throws SQLException {
        return table.investigations(upTo);
    }

    /// The first thing that is wrong with the end of the log.
    Optional<String> openingCheck() throws SQLException {
        long last = table.lastPosition();
        long after = Math.max(0, last - END);
        List<StoredEvent> end = table.log(after, last);
        if (end.size() != last - after) {
            return Optional.of("An event among the last " + END + " of the log is missing");
        }
        LogCheck check = new LogCheck();
        for (StoredEvent event : end) {
            Optional<StoredEvent> before = table.event(event.investigation(), event.sequence() - 1);
            before.filter(earlier -> earlier.position() <= after).ifPresent(check::trust);
            check.next(event);
        }
        return check.problems().stream().findFirst();
    }

    /// Checks every event: place, chain, and that it can be read.
    Verification verify(long upTo) throws SQLException {
        LogCheck check = new LogCheck();
        List<String> problems = new ArrayList<>();
        long position = 0;
        List<StoredEvent> page = table.log(position, upTo);
        while (!page.isEmpty()) {
            for (StoredEvent event : page) {
                for (long gap = position + 1; gap < event.position(); gap++) {
                    problems.add("Event " + gap + " of the log is missing");
                }
                position = event.position();
                check.next(event);
                unreadable(event).ifPresent(problems::add);
            }
            page = table.log(position, upTo);
        }
        if (table.investigations(upTo).size() != check.investigations()) {
            problems.add("The list of investigations does not fit the events");
        }
        problems.addAll(check.problems());
        return new Verification(position, check.investigations(), problems);
    }

    private Optional<String> unreadable(StoredEvent event) {
        try {
            codec.decode(event.type(), event.version(), event.payload());
            return Optional.empty();
        } catch (UnreadableEventException e) {
            return Optional.of(LogCheck.name(event) + " " + e.getMessage());
        }
    }
}
