package dev.culprit.report;

import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Series;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The few points of a series that tell its course.
final class KeyPoints {
    private KeyPoints() {}

    /// The points worth a row: both ends, the edges of the window, the onset, the extremes, and some
    /// between.
    static List<Series.Point> of(Measurement measured) {
        List<Series.Point> points = measured.series().points();
        if (points.size() <= 12) {
            return points;
        }
        NavigableSet<Integer> picked = new TreeSet<>();
        int last = points.size() - 1;
        IntStream.rangeClosed(0, 4).forEach(part -> picked.add(last * part / 4));
        IntStream.range(1, points.size())
                .filter(i -> points.get(i).inWindow() != points.get(i - 1).inWindow())
                .forEach(i -> picked.addAll(List.of(i - 1, i)));
        Comparator<Integer> away =
                Comparator.comparingDouble(
                        i -> Math.abs(points.get(i).value() - points.get(i).expected()));
        IntStream.rangeClosed(0, last).boxed().max(away).ifPresent(picked::add);
        measured.onset()
                .ifPresent(onset ->
                        IntStream.rangeClosed(0, last)
                                .filter(i -> !points.get(i).at().isAfter(onset))
                                .max()
                                .ifPresent(picked::add));
        return picked.stream().map(points::get).toList();
    }
}
