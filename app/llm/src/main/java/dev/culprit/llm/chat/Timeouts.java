package dev.culprit.llm.chat;

import java.time.Duration;

/// How long to wait.
///
/// @param idle between two pieces of a stream that has begun
/// @param total of a whole call, retries and their pauses included
public record Timeouts(Duration idle, Duration total) {
    public static final Timeouts STANDARD =
            new Timeouts(Duration.ofSeconds(60), Duration.ofMinutes(3));

    public Timeouts {
        if (!idle.isPositive() || !total.isPositive()) {
            throw new IllegalArgumentException("A timeout is longer than nothing");
        }
    }
}
