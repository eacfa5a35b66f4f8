package dev.culprit.core.context;

import java.time.LocalDateTime;

/// A stretch of time in UTC, both ends included.
public record Period(LocalDateTime from, LocalDateTime to) {
    /// When nothing is known about when.
    public static final Period ANY =
            new Period(LocalDateTime.of(1, 1, 1, 0, 0), LocalDateTime.of(9999, 1, 1, 0, 0));

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period cannot end before it begins");
        }
    }

    public boolean contains(LocalDateTime at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }
}
