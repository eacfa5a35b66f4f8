package dev.culprit.core.investigation;

import java.util.Locale;

/// Where an investigation stands as a whole.
public enum Status {
    RUNNING,
    /// The process ended in the middle of it; it can be resumed.
    INTERRUPTED,
    COMPLETED,
    INCONCLUSIVE,
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return switch (this) {
            case RUNNING, INTERRUPTED -> false;
            case COMPLETED, INCONCLUSIVE, FAILED, CANCELLED -> true;
        };
    }

    /// The name used in findings, for example `inconclusive`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
