package dev.culprit.llm.chat;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends calls from another thread, and tells a call how long it may take. Once cancelled it stays so.
public final class Cancellation {
    private final Listeners listeners;
    private final Optional<Long> deadline;

    public Cancellation() {
        this(new Listeners(), Optional.empty());
    }

    private Cancellation(Listeners listeners, Optional<Long> deadline) {
        this.listeners = listeners;
        this.deadline = deadline;
    }

    /// Forgets what was to run on cancel.
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    public void cancel() {
        listeners.cancel().forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return listeners.cancelled();
    }

    /// Runs the action on cancel, at once when that has already happened. It must not block.
    public Registration onCancel(Runnable action) {
        if (!listeners.add(action)) {
            action.run();
        }
        return () -> listeners.remove(action);
    }

    /// The same cancellation, with a deadline no later than this.
    public Cancellation within(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return new Cancellation(
                listeners, Optional.of(deadline.filter(earlier -> earlier - end < 0).orElse(end)));
    }

    /// Time left, negative when there is none; empty when there is no deadline.
    public Optional<Duration> remaining() {
        return deadline.map(end -> Duration.ofNanos(end - System.nanoTime()));
    }

    /// Waits that long; ends early, with false, on cancel.
    boolean pause(Duration time) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Registration _ = onCancel(cancelled::countDown)) {
            return !cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static final class Listeners {
        private final Set<Runnable> actions = new LinkedHashSet<>();
        private boolean cancelled;

        synchronized boolean cancelled() {
            return cancelled;
        }

        synchronized List<Runnable> cancel() {
            cancelled = true;
            List<Runnable> due = List.copyOf(actions);
            actions.clear();
            return due;
        }

        synchronized boolean add(Runnable action) {
            if (!cancelled) {
                actions.add(action);
            }
            return !cancelled;
        }

        synchronized void remove(Runnable action) {
            actions.remove(action);
        }
    }
}
