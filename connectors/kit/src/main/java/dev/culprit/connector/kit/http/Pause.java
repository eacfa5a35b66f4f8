package dev.culprit.connector.kit.http;

import java.time.Duration;

/// Waits between two tries. Tests pass one that takes no time.
@FunctionalInterface
public interface Pause {
    Pause REAL = duration -> Thread.sleep(duration);

    void take(Duration duration) throws InterruptedException;
}
