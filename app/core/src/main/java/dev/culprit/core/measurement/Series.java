package dev.culprit.core.measurement;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/// The metric over time with the range that was to be expected.
///
/// @param step width of a point's bucket
public record Series(Duration step, List<Point> points) {
    public Series {
        points = List.copyOf(points);
    }

    /// @param at start of the bucket, UTC
    /// @param low lower edge of the expected range
    /// @param high upper edge of the expected range
    /// @param inWindow whether the bucket belongs to the alert's window
    public record Point(
            LocalDateTime at,
            double value,
            double expected,
            double low,
            double high,
            boolean inWindow) {}
}
