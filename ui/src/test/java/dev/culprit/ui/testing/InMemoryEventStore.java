package dev.culprit.ui.testing;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStore;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Keeps everything until the test ends and publishes on a thread of its own, as the real store does.
public final class InMemoryEventStore implements EventStore<InvestigationEvent> {
    private final Map<InvestigationId, List<EventEnvelope<InvestigationEvent>>> streams =
            new LinkedHashMap<>();
    private final List<Consumer<EventEnvelope<InvestigationEvent>>> subscribers =
            new CopyOnWriteArrayList<>();
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("store").daemon().factory());
    private long position;

    @Override
    public synchronized CompletableFuture<List<EventEnvelope<InvestigationEvent>>> append(
            InvestigationId investigation,
            long expectedSequence,
            Instant at,
            List<InvestigationEvent> events) {
        var stream = streams.computeIfAbsent(investigation, _ -> new ArrayList<>());
        if (stream.size() != expectedSequence) {
            throw new IllegalStateException(
                    "Expected " + expectedSequence + ", is " + stream.size());
        }
        List<EventEnvelope<InvestigationEvent>> added = new ArrayList<>();
        for (InvestigationEvent event : events) {
            added.add(
                    new EventEnvelope<>(
                            ++position,
                            investigation,
                            stream.size() + added.size() + 1L,
                            at,
                            "%064x".formatted(position),
                            event));
        }
        stream.addAll(added);
        return CompletableFuture.supplyAsync(() -> publish(added), writer);
    }

    private List<EventEnvelope<InvestigationEvent>> publish(
            List<EventEnvelope<InvestigationEvent>> added) {
        added.forEach(event -> subscribers.forEach(subscriber -> subscriber.accept(event)));
        return added;
    }

    @Override
    public synchronized List<EventEnvelope<InvestigationEvent>> read(
            InvestigationId investigation) {
        return List.copyOf(streams.getOrDefault(investigation, List.of()));
    }

    @Override
    public synchronized List<InvestigationId> investigations() {
        return List.copyOf(streams.keySet()).reversed();
    }

    @Override
    public Subscription subscribe(Consumer<EventEnvelope<InvestigationEvent>> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
