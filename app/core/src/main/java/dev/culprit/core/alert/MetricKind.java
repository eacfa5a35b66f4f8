package dev.culprit.core.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of metric an alert may name. Rates are shares of rows from 0 to 1; counts and sums are
/// per day.
public enum MetricKind {
    NULL_RATE,
    ROW_COUNT,
    DUPLICATE_RATE,
    FRESHNESS,
    ORPHAN_RATE,
    TYPE_MISMATCH_RATE,
    MEAN,
    SUM,
    DISTINCT_COUNT,
    RATIO,
    CUSTOM_SQL,
    DESCRIPTION;

    /// The name used in alerts, for example `null_rate`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MetricKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /// Whether the values of slices add up to that of the whole: counts and sums per day.
    public boolean addsUp() {
        return switch (this) {
            case ROW_COUNT, SUM, CUSTOM_SQL, DESCRIPTION -> true;
            case NULL_RATE,
                    DUPLICATE_RATE,
                    FRESHNESS,
                    ORPHAN_RATE,
                    TYPE_MISMATCH_RATE,
                    MEAN,
                    DISTINCT_COUNT,
                    RATIO ->
                    false;
        };
    }

    public boolean isRate() {
        return switch (this) {
            case NULL_RATE, DUPLICATE_RATE, ORPHAN_RATE, TYPE_MISMATCH_RATE, RATIO -> true;
            case ROW_COUNT, FRESHNESS, MEAN, SUM, DISTINCT_COUNT, CUSTOM_SQL, DESCRIPTION -> false;
        };
    }
}
