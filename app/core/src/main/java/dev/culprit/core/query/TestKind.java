package dev.culprit.core.query;

import java.util.Locale;

/// What a query's result is compared with, declared before it runs. For all but `FREE` the verdict
/// follows from numbers by rule.
public enum TestKind {
    /// Inside against outside of a slice, window against baseline.
    CONTRAST,
    /// Values over time.
    SERIES,
    /// Whether rows of a kind exist.
    EXISTENCE,
    /// A single count or measure.
    COUNT,
    /// Needs interpretation; never lifts confidence above 0.6 on its own.
    FREE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
