package dev.culprit.core.measurement;

import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// The alert's metric, measured anew.
///
/// @param table the table the metric was measured on
/// @param window the window that was measured, inferred where the alert had none
/// @param observed value in the window; rates as shares, counts and sums per day
/// @param expected value to be expected there, from the baseline with its seasons and trend
/// @param score how many standard deviations `observed` lies from `expected`, over-dispersion included
/// @param onset when the change began, where one was found
/// @param assumptions sentences on what was inferred because the alert did not say
public record Measurement(
        TableName table,
        TimeWindow window,
        TimeWindow baseline,
        double observed,
        double expected,
        double low,
        double high,
        double score,
        Optional<LocalDateTime> onset,
        Series series,
        List<String> assumptions,
        List<QueryId> queries) {
    public Measurement {
        assumptions = List.copyOf(assumptions);
        queries = List.copyOf(queries);
    }

    public double change() {
        return observed - expected;
    }
}
