package dev.culprit.core.alert;

import java.time.Duration;
import java.time.LocalDateTime;

/// A span of time on one column: `start` belongs to it, `end` does not. UTC.
///
/// @param column empty when the alert did not say which
public record TimeWindow(String column, LocalDateTime start, LocalDateTime end) {
    public TimeWindow {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "The window starts at " + start + " but ends at " + end);
        }
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public double days() {
        return length().toSeconds() / 86_400.0;
    }
}
