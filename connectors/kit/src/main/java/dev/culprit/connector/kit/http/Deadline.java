package dev.culprit.connector.kit.http;

import java.time.Duration;

/// A moment by which work must have ended, measured on the clock that never jumps. Retries, pages
/// and waits of one piece of work share one.
public record Deadline(long endNanos) {
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /// What is left; zero when it has passed.
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    public boolean passed() {
        return endNanos - System.nanoTime() <= 0;
    }
}
