package dev.culprit.ui.changes;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Series;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the axis shows.
///
/// @param from where it begins
/// @param to where it ends, after `from`
/// @param measured the metric, once it is measured
record History(
        List<Entry> entries,
        LocalDateTime from,
        LocalDateTime to,
        MetricKind kind,
        Optional<Measurement> measured) {
    private static final int MARGIN = 50;

    History {
        entries = List.copyOf(entries);
    }

    /// Empty when there is nothing on the axis.
    static Optional<History> of(
            List<Entry> entries, MetricKind kind, Optional<Measurement> measured) {
        List<LocalDateTime> moments =
                Stream.concat(
                                entries.stream()
                                        .flatMap(entry ->
                                                Stream.concat(
                                                        Stream.of(entry.change().at()),
                                                        entry.change().until().stream())),
                                measured.stream().flatMap(History::moments))
                        .sorted()
                        .toList();
        if (moments.isEmpty()) {
            return Optional.empty();
        }
        LocalDateTime first = moments.getFirst();
        LocalDateTime last = moments.getLast();
        Duration margin =
                Duration.between(first, last).dividedBy(MARGIN).plus(Duration.ofMinutes(30));
        return Optional.of(
                new History(entries, first.minus(margin), last.plus(margin), kind, measured));
    }

    private static Stream<LocalDateTime> moments(Measurement measurement) {
        List<Series.Point> points = measurement.series().points();
        return points.isEmpty()
                ? Stream.of(measurement.window().start(), measurement.window().end())
                : Stream.of(
                        points.getFirst().at(),
                        points.getLast().at().plus(measurement.series().step()));
    }

    /// Where on the axis a moment lies, from 0 to 1.
    double share(LocalDateTime at) {
        double whole = Duration.between(from, to).toSeconds();
        return Math.clamp(Duration.between(from, at).toSeconds() / whole, 0, 1);
    }
}
