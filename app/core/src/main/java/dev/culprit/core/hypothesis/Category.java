package dev.culprit.core.hypothesis;

import java.util.Locale;

/// Where a cause lies.
public enum Category {
    UPSTREAM_DEPENDENCY,
    TRANSFORMATION_BUG,
    DATA_QUALITY,
    INFRASTRUCTURE,
    EXPECTED_VARIANCE,
    CODE_CHANGE;

    /// The name used in findings, for example `data_quality`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
