package dev.culprit.core.hypothesis;

import java.util.Locale;

/// Where a hypothesis stands. Refuted by evidence, ruled out by a person and untested are three
/// different things.
public enum Standing {
    /// Still being tested, or tested without a decision.
    OPEN,
    /// Evidence confirms it.
    CONFIRMED,
    /// Evidence refutes it.
    REJECTED,
    /// A person ruled it out.
    RULED_OUT,
    /// No query of it succeeded, so nothing is known.
    UNTESTED;

    /// The name used in findings, for example `ruled_out`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
