package dev.culprit.core.scan;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.measurement.Series;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A metric of a table that left its own usual range.
///
/// @param dataset the table, as an alert names it
/// @param expected the usual value: rates as shares, counts per day, delays in hours
/// @param actual the value in the window
/// @param window whole days; the last ones of the table while it lasts
/// @param score standard deviations from the usual value, over-dispersion included
/// @param strength 0 to 1: how far it moved, how surely, and whether it lasts; for ranking
/// @param lasting whether it reaches the end of what was looked at
/// @param asOf the end of what was looked at
/// @param series the metric by day
/// @param sentence what is odd, in plain words
public record Oddity(
        String dataset,
        Metric metric,
        double expected,
        double actual,
        TimeWindow window,
        TimeWindow baseline,
        double score,
        double strength,
        boolean lasting,
        LocalDateTime asOf,
        Series series,
        String sentence) {
    public Oddity {
        if (strength < 0 || strength > 1) {
            throw new IllegalArgumentException("A strength is from 0 to 1: " + strength);
        }
    }

    public boolean rose() {
        return actual > expected;
    }

    /// The alert that a monitor of this metric would have raised.
    public Alert toAlert() {
        return new Alert(
                id(),
                dataset,
                metric,
                Optional.of(metric.kind().key() + (rose() ? "_increase" : "_decrease")),
                OptionalDouble.of(expected),
                OptionalDouble.of(actual),
                OptionalDouble.of(strength),
                Optional.of(asOf),
                Optional.of(window),
                Optional.of(baseline),
                sentence,
                "");
    }

    private String id() {
        String parts =
                Stream.of(
                                Optional.of("scan"),
                                Optional.of(dataset),
                                Optional.of(metric.kind().key()),
                                metric.column(),
                                Optional.of(window.start().toLocalDate().toString()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("-"));
        return parts.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "_");
    }
}
