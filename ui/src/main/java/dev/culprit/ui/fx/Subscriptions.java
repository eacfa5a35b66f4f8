package dev.culprit.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a view subscribed to while attached; released together, the latest first.
public final class Subscriptions implements AutoCloseable {
    private final Deque<Runnable> releases = new ArrayDeque<>();

    public void add(Runnable release) {
        releases.push(release);
    }

    @Override
    public void close() {
        while (!releases.isEmpty()) {
            releases.pop().run();
        }
    }
}
