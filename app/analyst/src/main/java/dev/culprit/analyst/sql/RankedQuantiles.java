package dev.culprit.analyst.sql;

import java.util.Locale;

/// Quantiles for dialects without an aggregate for them: from each value's rank, interpolated as
/// `percentile_cont` does.
final class RankedQuantiles {
    private RankedQuantiles() {}

    static String rows(String rows, String... by) {
        String groups = by.length == 0 ? "" : String.join(", ", by);
        String values = "CASE WHEN v IS NULL THEN 1 ELSE 0 END";
        return "(SELECT y.*, row_number() OVER (PARTITION BY "
                + (groups.isEmpty() ? "" : groups + ", ")
                + values
                + " ORDER BY v) AS v_rank, count(v) OVER ("
                + (groups.isEmpty() ? "" : "PARTITION BY " + groups)
                + ") AS v_count FROM ("
                + rows
                + ") y) x";
    }

    /// With `p = share (n - 1)` the value at rank `1 + floor(p)` and a part of the way to the next.
    static String of(String value, double share) {
        String alias = value.contains(".") ? value.substring(0, value.indexOf('.') + 1) : "";
        String rank = alias + "v_rank";
        String most = "max(" + alias + "v_count)";
        String step = String.format(Locale.ROOT, "%s", share);
        String place = step + " * (" + alias + "v_count - 1) + 1";
        String low = "max(CASE WHEN " + rank + " <= " + place + " THEN " + value + " END)";
        String high = "min(CASE WHEN " + rank + " >= " + place + " THEN " + value + " END)";
        String p = step + " * (" + most + " - 1)";
        return low + " + (" + high + " - " + low + ") * (" + p + " - floor(" + p + "))";
    }
}
