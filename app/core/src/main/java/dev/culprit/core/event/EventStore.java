package dev.culprit.core.event;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The append-only log. One writer; an event is acknowledged when it is durable and published to
/// subscribers only after that, in log order, on the store's own thread.
///
/// Failures of the store (full disk, damaged file, second instance) are [EventStoreException]s.
public interface EventStore<E> extends AutoCloseable {

    /// Appends events after `expectedSequence`, the sequence number of the stream's last event (0 for
    /// a new stream). Never blocks on the disk: the future completes when the events are durable, or
    /// exceptionally with an [EventStoreException]. Calls are written in the order they are made.
    CompletableFuture<List<EventEnvelope<E>>> append(
            InvestigationId investigation, long expectedSequence, Instant at, List<E> events);

    /// All events of one investigation in order; empty when there is none.
    List<EventEnvelope<E>> read(InvestigationId investigation);

    /// All investigations, the most recently started first.
    List<InvestigationId> investigations();

    /// Calls the subscriber for each event that becomes durable from now on.
    Subscription subscribe(Consumer<EventEnvelope<E>> subscriber);

    @Override
    void close();

    /// Ends when closed; closing twice does no harm.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
