package dev.culprit.llm.chat;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How often and when to try again.
///
/// @param attempts in all, the first one included
/// @param firstPause doubles with each further attempt, up to the longest
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {
    public static final RetryPolicy STANDARD =
            new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(20));

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("There is at least one attempt");
        }
    }

    /// What the provider asks for is a lower bound; chance keeps parallel callers from returning all at
    /// once ("equal jitter": half fixed, half drawn).
    Duration pause(int failedAttempts, Optional<Duration> asked, RandomGenerator chance) {
        long doubled = firstPause.toNanos() << Math.min(failedAttempts - 1, 20);
        long own = Math.min(doubled, longestPause.toNanos());
        long drawn = (long) (own * chance.nextDouble() / 2);
        long atLeast = Math.max(own / 2, asked.orElse(Duration.ZERO).toNanos());
        return Duration.ofNanos(atLeast + drawn);
    }
}
