package dev.culprit.core.testing;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStore;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A log in memory that can be told to fail, as a full disk would.
public final class InMemoryEventStore implements EventStore<InvestigationEvent> {
    private final List<EventEnvelope<InvestigationEvent>> log = new ArrayList<>();
    private final List<Consumer<EventEnvelope<InvestigationEvent>>> subscribers =
            new CopyOnWriteArrayList<>();
    private int room = Integer.MAX_VALUE;

    /// From now on only so many more events fit.
    public synchronized void leaveRoomFor(int events) {
        room = events;
    }

    @Override
    public synchronized CompletableFuture<List<EventEnvelope<InvestigationEvent>>> append(
            InvestigationId investigation,
            long expectedSequence,
            Instant at,
            List<InvestigationEvent> events) {
        room -= events.size();
        if (room < 0) {
            return CompletableFuture.failedFuture(
                    new EventStoreException(
                            EventStoreException.Kind.DISK_FULL, "The disk is full."));
        }
        List<EventEnvelope<InvestigationEvent>> stored = new ArrayList<>();
        long sequence = read(investigation).size();
        if (sequence != expectedSequence) {
            return CompletableFuture.failedFuture(
                    new EventStoreException(
                            EventStoreException.Kind.CONFLICT,
                            "Expected " + expectedSequence + ", have " + sequence));
        }
        for (InvestigationEvent event : events) {
            sequence++;
            stored.add(
                    new EventEnvelope<>(
                            log.size() + stored.size() + 1L,
                            investigation,
                            sequence,
                            at,
                            "",
                            event));
        }
        log.addAll(stored);
        stored.forEach(each -> subscribers.forEach(subscriber -> subscriber.accept(each)));
        return CompletableFuture.completedFuture(List.copyOf(stored));
    }

    @Override
    public synchronized List<EventEnvelope<InvestigationEvent>> read(InvestigationId wanted) {
        return log.stream().filter(each -> each.investigation().equals(wanted)).toList();
    }

    @Override
    public synchronized List<InvestigationId> investigations() {
        return log.stream().map(EventEnvelope::investigation).distinct().toList().reversed();
    }

    @Override
    public Subscription subscribe(Consumer<EventEnvelope<InvestigationEvent>> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    @Override
    public void close() {}
}
