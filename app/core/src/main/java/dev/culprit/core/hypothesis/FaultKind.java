package dev.culprit.core.hypothesis;

import java.util.Locale;

/// What happened to the data.
public enum FaultKind {
    NULL_SPIKE,
    VOLUME_DROP,
    VOLUME_SPIKE,
    DUPLICATE_ROWS,
    LATE_ARRIVAL,
    ORPHANED_FK,
    FORMAT_DRIFT,
    UNIT_CHANGE,
    DISTRIBUTION_SHIFT,
    CATEGORY_RENAME,
    JOIN_FANOUT,
    TIMEZONE_SHIFT,
    DEFAULT_SUBSTITUTION,
    TRUNCATED_STRINGS,
    UPSTREAM_STALLED,
    MIX_SHIFT,
    EXPECTED_VARIANCE,
    OTHER;

    /// The name used in findings, for example `null_spike`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
