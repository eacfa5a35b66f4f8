package dev.culprit.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Carries events from the store's thread to the screen's, in bursts: one hop and one change of the
/// screen per burst, however many events there are. Holds a bounded number of events; what comes
/// beyond is dropped and the receiver told, so that it reads the log again.
public final class EventFeed<E> {
    /// Most events of one burst, so that a frame stays short.
    static final int BURST = 2_000;

    private final Queue<E> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final int capacity;
    private final Executor screen;
    private final Receiver<E> receiver;
    private final Pacer pacer;

    /// Takes what arrived. Called on the screen's thread.
    public interface Receiver<E> {
        /// @param lost events of any investigation were dropped before these
        void receive(List<E> burst, boolean lost);
    }

    /// @param capacity most events held before dropping
    public EventFeed(int capacity, Executor screen, Frames frames, Receiver<E> receiver) {
        this.capacity = capacity;
        this.screen = screen;
        this.receiver = receiver;
        this.pacer = new Pacer(frames, this::drain);
    }

    /// Called on the store's thread; never waits.
    public void offer(E event) {
        if (waiting.get() < capacity) {
            waiting.incrementAndGet();
            queue.add(event);
        } else {
            lost.set(true);
        }
        schedule();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            screen.execute(pacer::request);
        }
    }

    private void drain() {
        scheduled.set(false);
        boolean dropped = lost.getAndSet(false);
        List<E> burst = new ArrayList<>();
        while (burst.size() < BURST) {
            E next = queue.poll();
            if (next == null) {
                break;
            }
            waiting.decrementAndGet();
            burst.add(next);
        }
        if (!queue.isEmpty()) {
            schedule();
        }
        if (dropped || !burst.isEmpty()) {
            receiver.receive(burst, dropped);
        }
    }
}
