package dev.culprit.core.investigation;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStore;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Load, decide, append. Decisions of one investigation are made one after the other against the fold
/// of everything accepted so far, so parallel branches see each other; waiting for the disk is left to
/// the caller through [Submission#durable].
public final class Investigations {
    private final EventStore<InvestigationEvent> store;
    private final InstantSource clock;
    private final Map<InvestigationId, Stream> streams = new ConcurrentHashMap<>();

    public Investigations(EventStore<InvestigationEvent> store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What became of a command.
    ///
    /// @param state the fold with the events of this command
    /// @param durable completes when its events are on disk, or with an [EventStoreException]
    public record Submission(
            Decision decision, InvestigationState state, CompletableFuture<?> durable) {

        /// The events of an accepted command.
        ///
        /// @throws IllegalStateException when it was declined
        public List<InvestigationEvent> events() {
            return switch (decision) {
                case Decision.Accepted(var events) -> events;
                case Decision.Declined(var reason) -> throw new IllegalStateException(reason);
            };
        }
    }

    public Submission start(InvestigationId id, InvestigationEvent.InvestigationStarted start) {
        Instant now = clock.instant();
        Stream stream = new Stream(InvestigationState.begin(id, start, now));
        if (streams.putIfAbsent(id, stream) != null) {
            throw new IllegalStateException("Investigation " + id + " exists already");
        }
        var durable = store.append(id, 0, now, List.of(start));
        return new Submission(
                new Decision.Accepted(List.of(start)), stream.state, stream.guard(durable));
    }

    /// @throws IllegalArgumentException when there is no such investigation
    /// @throws EventStoreException when the log has failed before
    public Submission submit(InvestigationId id, InvestigationCommand command) {
        return stream(id).submit(id, command);
    }

    /// The fold of everything accepted so far.
    ///
    /// @throws IllegalArgumentException when there is no such investigation
    public InvestigationState state(InvestigationId id) {
        return stream(id).state;
    }

    /// Waits until the fold is as wanted.
    ///
    /// @throws EventStoreException when the log fails meanwhile
    public InvestigationState await(InvestigationId id, Predicate<InvestigationState> wanted)
            throws InterruptedException {
        return stream(id).await(wanted);
    }

    /// Waits until everything so far is durable, and makes sure that nothing of it was lost.
    ///
    /// @throws EventStoreException when the log failed
    public void requireIntact(InvestigationId id) {
        Stream stream = stream(id);
        stream.settle();
        stream.throwIfFailed();
    }

    private Stream stream(InvestigationId id) {
        return streams.computeIfAbsent(id, this::load);
    }

    private Stream load(InvestigationId id) {
        List<EventEnvelope<InvestigationEvent>> events = store.read(id);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("There is no investigation " + id);
        }
        return new Stream(InvestigationState.of(events));
    }

    private final class Stream {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private volatile InvestigationState state;
        private volatile Optional<EventStoreException> failure = Optional.empty();
        private volatile CompletableFuture<?> latest = CompletableFuture.completedFuture(null);

        Stream(InvestigationState state) {
            this.state = state;
        }

        Submission submit(InvestigationId id, InvestigationCommand command) {
            lock.lock();
            try {
                throwIfFailed();
                Instant now = clock.instant();
                Decision decision = InvestigationDecider.decide(state, command, now);
                return switch (decision) {
                    case Decision.Accepted(var events) when !events.isEmpty() -> {
                        CompletableFuture<?> durable = accept(id, events, now);
                        yield new Submission(decision, state, durable);
                    }
                    case Decision.Accepted _, Decision.Declined _ ->
                            new Submission(
                                    decision, state, CompletableFuture.completedFuture(null));
                };
            } finally {
                lock.unlock();
            }
        }

        private CompletableFuture<?> accept(
                InvestigationId id, List<InvestigationEvent> events, Instant now) {
            InvestigationState next = state;
            for (InvestigationEvent event : events) {
                next = next.after(event, now);
            }
            long expected = state.sequence();
            state = next; // before the append: whoever hears of an event finds it in the fold
            changed.signalAll();
            latest = guard(store.append(id, expected, now, events));
            return latest;
        }

        /// Appends are written in order, so the latest one stands for all.
        void settle() {
            latest.handle((_, _) -> Optional.empty()).join();
        }

        /// Remembers a failed append: what follows would rest on events that were never stored.
        CompletableFuture<?> guard(CompletableFuture<?> append) {
            return append.whenComplete((_, problem) -> {
                if (problem != null) {
                    fail(problem);
                }
            });
        }

        private void fail(Throwable problem) {
            lock.lock();
            try {
                Throwable cause = problem.getCause() == null ? problem : problem.getCause();
                EventStoreException known =
                        problem instanceof EventStoreException direct
                                ? direct
                                : cause instanceof EventStoreException wrapped
                                        ? wrapped
                                        : new EventStoreException(
                                                EventStoreException.Kind.FAILED,
                                                "The event log cannot be written: "
                                                        + cause.getMessage(),
                                                cause);
                failure = Optional.of(known);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        InvestigationState await(Predicate<InvestigationState> wanted) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (!wanted.test(state)) {
                    throwIfFailed();
                    changed.await();
                }
                return state;
            } finally {
                lock.unlock();
            }
        }

        private void throwIfFailed() {
            failure.ifPresent(known -> {
                throw known;
            });
        }
    }
}
