package dev.culprit.llm.leash;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads `bucket, bad, total`: the values must move as expected, and move when the hypothesis says.
///
/// All buckets are split in two at every place; the split with the largest |z| is when it moved. Supports
/// when that change is the least change or more with z >= 4 and lies within two buckets (or a tenth of
/// them) of the claimed onset. Refutes when a change would have been seen at the claimed onset but was
/// not. A change at another time is neutral.
final class SeriesRule {
    private static final double Z = 4;
    private static final int FEWEST = 4;

    private SeriesRule() {}

    private record Point(LocalDateTime at, double bad, double total) {}

    static Interpretation read(
            QueryResult result, Expectation expected, LocalDateTime onset, QueryId query) {
        List<Point> points = points(result);
        int claimed = (int) points.stream().filter(point -> point.at().isBefore(onset)).count();
        if (points.size() < FEWEST || claimed == 0 || claimed == points.size()) {
            return Reading.neutral("The series does not cover both sides of the onset.", List.of());
        }
        int best = claimed;
        for (int split = 1; split < points.size(); split++) {
            if (Math.abs(shift(points, split).z()) > Math.abs(shift(points, best).z())) {
                best = split;
            }
        }
        return verdict(points, claimed, best, expected, query);
    }

    private static Interpretation verdict(
            List<Point> points, int claimed, int best, Expectation expected, QueryId query) {
        Shift there = shift(points, claimed).towards(expected);
        Shift moved = shift(points, best).towards(expected);
        int near = Math.max(2, points.size() / 10);
        List<Figure> figures = figures(shift(points, claimed), query);
        String summary =
                String.format(
                        Locale.ROOT,
                        "It went from %s to %s; the sharpest change is at %s.",
                        Reading.rate(figures.getFirst().value()),
                        Reading.rate(figures.getLast().value()),
                        time(points.get(best).at()));
        if (moved.change() >= moved.least() && moved.z() >= Z) {
            return Math.abs(best - claimed) <= near
                    ? Reading.of(
                            Verdict.SUPPORTS, Reading.bySignificance(moved.z()), summary, figures)
                    : Reading.neutral(summary + " That is another time.", figures);
        }
        boolean seen = there.least() >= 3 * there.error();
        return moved.opposes(Z) || (seen && there.change() < there.least() / 2)
                ? Reading.of(Verdict.REFUTES, 0.75, summary + " That is no such change.", figures)
                : Reading.neutral(summary, figures);
    }

    private static List<Figure> figures(Shift shift, QueryId query) {
        double after = shift.before() + shift.change();
        Figure.Unit unit = Math.abs(after) <= 1 ? Figure.Unit.SHARE : Figure.Unit.NUMBER;
        return List.of(
                new Figure("before", shift.before(), unit, query),
                new Figure("after", after, unit, query));
    }

    private static Shift shift(List<Point> points, int split) {
        double[] sums = new double[4];
        for (int i = 0; i < points.size(); i++) {
            int side = i < split ? 0 : 2;
            sums[side] += points.get(i).bad();
            sums[side + 1] += points.get(i).total();
        }
        return Shift.of(sums[0], sums[1], sums[2], sums[3]);
    }

    private static List<Point> points(QueryResult result) {
        List<Point> points = new ArrayList<>();
        for (int row = 0; row < result.rows().size(); row++) {
            double bad = result.number(row, "bad");
            double total = result.number(row, "total");
            Optional<LocalDateTime> at = result.text(row, "bucket").flatMap(Times::parse);
            at.ifPresent(time -> points.add(new Point(time, bad, total)));
        }
        points.sort(Comparator.comparing(Point::at));
        return points;
    }

    private static String time(LocalDateTime at) {
        return at.toString().replace('T', ' ');
    }
}
