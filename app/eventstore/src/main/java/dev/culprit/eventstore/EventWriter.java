package dev.culprit.eventstore;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Gives events their place in log and chain and writes them, many appends in one transaction. For
/// use by the writing thread.
final class EventWriter {
    private final EventTable table;
    private final Map<InvestigationId, Head> heads = new HashMap<>();
    private long lastPosition;

    EventWriter(EventTable table) throws SQLException {
        this.table = table;
        lastPosition = table.lastPosition();
    }

    /// A call of `append` on its way to the disk.
    record Append(
            InvestigationId investigation,
            long expected,
            Instant at,
            List<InvestigationEvent> events,
            List<EventCodec.Encoded> encoded,
            CompletableFuture<List<EventEnvelope<InvestigationEvent>>> future) {}

    /// What became of it: written, or in conflict with what was written before.
    record Outcome(
            Append append,
            List<EventEnvelope<InvestigationEvent>> written,
            Optional<EventStoreException> conflict) {}

    private record Head(long sequence, String hash) {
        static final Head NONE = new Head(0, HashChain.START);
    }

    long lastPosition() {
        return lastPosition;
    }

    /// Answers in the order of the appends, once all of them are durable.
    List<Outcome> write(List<Append> appends) throws SQLException {
        List<StoredEvent> rows = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Append append : appends) {
            outcomes.add(place(append, rows));
        }
        if (!rows.isEmpty()) {
            table.insert(rows);
        }
        return outcomes;
    }

    private Outcome place(Append append, List<StoredEvent> rows) throws SQLException {
        Head head = head(append.investigation());
        if (head.sequence() != append.expected()) {
            return new Outcome(append, List.of(), Optional.of(conflict(append, head)));
        }
        List<EventEnvelope<InvestigationEvent>> written = new ArrayList<>();
        for (int i = 0; i < append.encoded().size(); i++) {
            StoredEvent row = next(head, append, append.encoded().get(i));
            head = new Head(row.sequence(), row.hash());
            rows.add(row);
            written.add(envelope(row, append.events().get(i)));
        }
        heads.put(append.investigation(), head);
        return new Outcome(append, List.copyOf(written), Optional.empty());
    }

    private StoredEvent next(Head head, Append append, EventCodec.Encoded event) {
        long sequence = head.sequence() + 1;
        String hash =
                HashChain.next(head.hash(), append.investigation(), sequence, append.at(), event);
        return new StoredEvent(
                ++lastPosition,
                append.investigation(),
                sequence,
                append.at(),
                event.type(),
                event.version(),
                event.payload(),
                hash);
    }

    private Head head(InvestigationId investigation) throws SQLException {
        Head known = heads.get(investigation);
        if (known != null) {
            return known;
        }
        return table.last(investigation)
                .map(last -> new Head(last.sequence(), last.hash()))
                .orElse(Head.NONE);
    }

    static <E> EventEnvelope<E> envelope(StoredEvent row, E event) {
        return new EventEnvelope<>(
                row.position(), row.investigation(), row.sequence(), row.at(), row.hash(), event);
    }

    private static EventStoreException conflict(Append append, Head head) {
        return new EventStoreException(
                EventStoreException.Kind.CONFLICT,
                "Investigation "
                        + append.investigation()
                        + " has "
                        + head.sequence()
                        + " events, not "
                        + append.expected()
                        + ": it was changed elsewhere. Open it again.");
    }
}
