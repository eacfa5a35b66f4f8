package dev.culprit.eventstore;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStore;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.EventStoreException.Kind;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The event log in an H2 file `events.mv.db`.
///
/// Appends queue up for one writing thread, which stores all that wait in one transaction, forces it
/// to disk and only then completes their futures and calls the subscribers, in log order. A second
/// thread reads. No other thread touches the database, so that cancelling one never harms it: waiting
/// here ignores an interrupt and leaves the flag set.
///
/// Once a write has failed, nothing more is accepted; what was acknowledged is there after the next
/// start of the process.
public final class H2EventStore implements EventStore<InvestigationEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(H2EventStore.class);

    /// Most appends in one transaction, so that the first does not wait for a flood behind it.
    private static final int GROUP = 512;

    private final ExecutorService writing = thread("event-writer");
    private final ExecutorService reading = thread("event-reader");
    private final LinkedBlockingQueue<EventWriter.Append> queue = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final EventCodec codec = new EventCodec(EventTypes.product());
    private final StoreFailures failures;
    private final Opened opened;
    private volatile long durable;
    private volatile Optional<EventStoreException> failure = Optional.empty();

    private record Opened(
            StoreLock lock, StoreDatabase database, EventWriter writer, EventReader reader) {}

    private H2EventStore(Path folder) {
        failures = new StoreFailures(folder);
        try {
            opened = on(writing, () -> openFiles(folder));
            durable = opened.writer().lastPosition();
        } catch (EventStoreException e) {
            writing.shutdown();
            reading.shutdown();
            throw e;
        }
    }

    /// Opens the log in a folder, which is created if need be, and looks at the log's end.
    ///
    /// @throws EventStoreException kind `IN_USE`, `DISK_FULL`, `DAMAGED` or `FAILED`
    public static H2EventStore open(Path folder) {
        return new H2EventStore(folder.toAbsolutePath());
    }

    private Opened openFiles(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        StoreLock lock = StoreLock.take(folder);
        try {
            return openDatabase(folder, lock);
        } catch (SQLException | RuntimeException e) {
            lock.release();
            throw e;
        }
    }

    private Opened openDatabase(Path folder, StoreLock lock) throws SQLException {
        StoreDatabase database = StoreDatabase.open(folder);
        try {
            EventTable read = new EventTable(database.reader());
            EventReader reader = new EventReader(read, codec);
            Optional<String> problem = reader.openingCheck();
            if (problem.isPresent()) {
                throw failures.damagedEvent(problem.get());
            }
            EventWriter writer = new EventWriter(new EventTable(database.writer()));
            return new Opened(lock, database, writer, reader);
        } catch (SQLException | RuntimeException e) {
            database.abandon();
            throw e;
        }
    }

    @Override
    public CompletableFuture<List<EventEnvelope<InvestigationEvent>>> append(
            InvestigationId investigation,
            long expectedSequence,
            Instant at,
            List<InvestigationEvent> events) {
        List<InvestigationEvent> copy = List.copyOf(events);
        var append =
                new EventWriter.Append(
                        investigation,
                        expectedSequence,
                        at,
                        copy,
                        copy.stream().map(codec::encode).toList(),
                        new CompletableFuture<>());
        queue.add(append);
        try {
            writing.execute(this::writeWaiting);
        } catch (RejectedExecutionException e) {
            if (queue.remove(append)) {
                append.future().completeExceptionally(closed());
            }
        }
        return append.future();
    }

    /// Every append brings one call of this, so none is left behind when a group is full.
    private void writeWaiting() {
        List<EventWriter.Append> group = new ArrayList<>();
        queue.drainTo(group, GROUP);
        if (group.isEmpty()) {
            return;
        }
        if (failure.isPresent()) {
            refuse(group, failure.get());
            return;
        }
        try {
            List<EventWriter.Outcome> outcomes = opened.writer().write(group);
            durable = opened.writer().lastPosition();
            outcomes.forEach(this::publish);
        } catch (SQLException | RuntimeException | OutOfMemoryError e) {
            EventStoreException known = failures.translate(e);
            failure = Optional.of(known);
            LOG.error("The event log cannot be written", e);
            refuse(group, known);
        }
    }

    private static void refuse(List<EventWriter.Append> group, EventStoreException why) {
        group.forEach(append -> append.future().completeExceptionally(why));
    }

    private void publish(EventWriter.Outcome outcome) {
        if (outcome.conflict().isPresent()) {
            outcome.append().future().completeExceptionally(outcome.conflict().get());
            return;
        }
        outcome.append().future().complete(outcome.written());
        for (EventEnvelope<InvestigationEvent> event : outcome.written()) {
            subscribers.forEach(subscriber -> subscriber.call(event));
        }
    }

    @Override
    public List<EventEnvelope<InvestigationEvent>> read(InvestigationId investigation) {
        long upTo = durable;
        List<StoredEvent> rows = on(reading, () -> opened.reader().stream(investigation, upTo));
        LogCheck check = new LogCheck();
        rows.forEach(check::next);
        check.problems().stream()
                .findFirst()
                .ifPresent(problem -> {
                    throw failures.damagedEvent(problem);
                });
        return rows.stream().map(this::decoded).toList();
    }

    private EventEnvelope<InvestigationEvent> decoded(StoredEvent row) {
        try {
            return EventWriter.envelope(
                    row, codec.decode(row.type(), row.version(), row.payload()));
        } catch (UnreadableEventException e) {
            throw failures.damaged(LogCheck.name(row) + " " + e.getMessage(), e);
        }
    }

    @Override
    public List<InvestigationId> investigations() {
        long upTo = durable;
        return on(reading, () -> opened.reader().investigations(upTo));
    }

    /// Reads the whole log and checks every event.
    public Verification verify() {
        long upTo = durable;
        return on(reading, () -> opened.reader().verify(upTo));
    }

    @Override
    public Subscription subscribe(Consumer<EventEnvelope<InvestigationEvent>> subscriber) {
        Subscriber own = new Subscriber(subscriber);
        subscribers.add(own);
        return own;
    }

    private final class Subscriber implements Subscription {
        private final Consumer<EventEnvelope<InvestigationEvent>> target;
        private final long after = durable;

        Subscriber(Consumer<EventEnvelope<InvestigationEvent>> target) {
            this.target = target;
        }

        /// A subscriber's bug is not the log's: it must not keep events from the others.
        void call(EventEnvelope<InvestigationEvent> event) {
            if (event.position() <= after) {
                return;
            }
            try {
                target.accept(event);
            } catch (RuntimeException e) {
                LOG.error("A subscriber failed on event {}", event.position(), e);
            }
        }

        @Override
        public void close() {
            subscribers.remove(this);
        }
    }

    /// Writes what waits, packs the file if that is worth it and lets go of it.
    @Override
    public void close() {
        if (writing.isShutdown()) {
            return;
        }
        CompletableFuture<?> end = CompletableFuture.runAsync(this::closeFiles, writing);
        writing.shutdown();
        end.join();
    }

    private void closeFiles() {
        reading.close();
        try {
            if (failure.isPresent()) {
                opened.database().abandon();
            } else {
                opened.database().shutdown();
            }
        } catch (SQLException e) {
            LOG.warn("The event log was not closed in good order; nothing stored is lost", e);
        } finally {
            failure = Optional.of(closed());
            opened.lock().release();
        }
    }

    /// Runs work on a database thread; an interrupt of the caller does not reach it.
    private <T> T on(ExecutorService thread, Callable<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> unchecked(work), thread).join();
        } catch (RejectedExecutionException e) {
            throw closed();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EventStoreException known ? known : failures.translate(e);
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static EventStoreException closed() {
        return new EventStoreException(Kind.FAILED, "The event log is closed.");
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }
}
