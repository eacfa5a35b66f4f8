package dev.culprit.analyst.scan;

import dev.culprit.analyst.statistics.Robust;
import dev.culprit.analyst.statistics.SeasonalExpectation;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Rows per day against weekday, trend, end of month and special days.
final class VolumeTrack implements Track {
    private static final double FEWEST_ROWS = 5;
    private static final double LEAST = 0.1;

    private final ByDay days;
    private final double[] rows;
    private final SeasonalExpectation fit;

    VolumeTrack(ByDay days, double[] rows, List<Set<LocalDate>> special) {
        this.days = days;
        this.rows = rows;
        Map<LocalDate, Double> past = new TreeMap<>();
        for (int day = 0; day < days.recent(); day++) {
            past.put(days.day(day), rows[day]);
        }
        this.fit = SeasonalExpectation.fit(past, special);
    }

    /// Whether there are enough rows in a day for their number to mean something.
    static boolean fits(ByDay days, double[] rows) {
        return Robust.median(Arrays.copyOf(rows, days.recent())) >= FEWEST_ROWS;
    }

    @Override
    public Metric metric() {
        return Metric.of(MetricKind.ROW_COUNT);
    }

    @Override
    public double value(int day) {
        return rows[day];
    }

    @Override
    public boolean has(int day) {
        return true;
    }

    @Override
    public Move over(int from, int to) {
        double actual = 0;
        double expected = 0;
        double variance = 0;
        for (int day = from; day <= to; day++) {
            LocalDate date = days.day(day);
            double usual = fit.expected(date);
            double spread = fit.sigma(date) * usual;
            actual += rows[day];
            expected += usual;
            variance += spread * spread + usual;
        }
        double length = to - from + 1;
        return new Move(actual / length, expected / length, Math.sqrt(variance) / length);
    }

    @Override
    public double size(Move move) {
        double ratio = (move.actual() + 1) / (move.expected() + 1);
        return 1 - Math.exp(-Math.abs(Math.log(ratio)));
    }

    @Override
    public boolean matters(Move move) {
        return Math.abs(move.actual() - move.expected()) >= LEAST * move.expected();
    }
}
