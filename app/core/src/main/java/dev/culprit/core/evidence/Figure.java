package dev.culprit.core.evidence;

import dev.culprit.core.source.QueryId;

/// A number with its meaning and the query whose result it stands in or is computed from.
public record Figure(String label, double value, Unit unit, QueryId query) {
    public enum Unit {
        /// 0 to 1, shown in percent.
        SHARE,
        COUNT,
        NUMBER,
        HOURS,
        /// A multiple, shown as 100 x.
        FACTOR
    }
}
