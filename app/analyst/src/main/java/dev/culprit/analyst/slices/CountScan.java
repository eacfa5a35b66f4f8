package dev.culprit.analyst.slices;

import dev.culprit.analyst.statistics.LikelihoodRatios;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// Counts of rows against the slice's share of the past times what the whole should bring. The share
/// is taken from the same weekdays, shrunk to all days by one day's worth of rows, so that a slice
/// with a rhythm of its own is compared with that rhythm.
public final class CountScan {
    private final LeafCube cube;
    private final double[] rows;
    private final int firstWeekday;
    private final Expected total;
    private final double sigma;
    private final double[] weekdayRows = new double[7];
    private final double allRows;
    private final double prior;
    private final Map<Integer, double[]> weights = new HashMap<>();
    private final double[] totals;
    private final int windowMinutes;

    /// Rows the whole should bring from a minute of the window to the end of that day (or window).
    public interface Expected {
        int days();

        LocalDate day(int index);

        /// Expected rows of the day at or after the minute.
        double from(int dayIndex, double minute);
    }

    public CountScan(
            LeafCube cube,
            double[] rows,
            LocalDate firstDay,
            Expected total,
            double sigma,
            int windowMinutes) {
        this.cube = cube;
        this.firstWeekday = firstDay.getDayOfWeek().getValue() - 1;
        this.total = total;
        this.sigma = Math.max(0.01, sigma / Math.sqrt(total.days()));
        this.windowMinutes = windowMinutes;
        double sum = 0;
        for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
            weekdayRows[weekday(cell)] += rows[cell];
            sum += rows[cell];
        }
        this.allRows = sum;
        this.prior = sum > 0 ? Math.max(1, dayWorth()) : 1;
        this.totals = new double[windowMinutes + 1];
        this.rows = rows;
    }

    int weekday(int cell) {
        return Math.floorMod(firstWeekday + cube.day(cell), 7);
    }

    /// Expected rows of the whole from a minute on.
    public double expectedTotal(double minute) {
        weights(minute);
        return totals[index(minute)];
    }

    private int index(double minute) {
        return (int) Math.clamp(Math.floor(minute), 0, windowMinutes);
    }

    /// How much one baseline row of each weekday stands for from a minute on.
    private double[] weights(double minute) {
        int index = index(minute);
        double[] known = weights.get(index);
        if (known != null) {
            return known;
        }
        double[] made = new double[7];
        for (int d = 0; d < total.days(); d++) {
            double expected = total.from(d, index);
            totals[index] += expected;
            int weekday = total.day(d).getDayOfWeek().getValue() - 1;
            double denominator = weekdayRows[weekday] + prior;
            for (int u = 0; u < 7; u++) {
                double own = u == weekday ? 1 : 0;
                made[u] += expected * (own + prior / Math.max(1, allRows)) / denominator;
            }
        }
        weights.put(index, made);
        return made;
    }

    private double dayWorth() {
        double first = 0;
        for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
            first = Math.min(first, cube.time(cell));
        }
        return allRows / Math.max(7, -first);
    }

    /// A slice's rows in the baseline by weekday, Monday first.
    public double[] baseline(int[] attributes, int[] codes) {
        double[] base = new double[7];
        for (int cell : cube.cells(attributes, codes)) {
            if (!cube.inWindow(cell)) {
                base[weekday(cell)] += rows[cell];
            }
        }
        return base;
    }

    /// Rows a slice should bring from a minute on, from its baseline sums by weekday.
    public double expected(double[] base, int offset, double minute) {
        double[] weight = weights(minute);
        double expected = 0;
        for (int u = 0; u < 7; u++) {
            expected += base[offset + u] * weight[u];
        }
        return expected;
    }

    private double[] windowSuffix() {
        double[] suffix = new double[windowMinutes + 2];
        for (int cell = 0; cell < cube.windowCells(); cell++) {
            suffix[index(cube.time(cell))] += rows[cell];
        }
        for (int i = windowMinutes; i >= 0; i--) {
            suffix[i] += suffix[i + 1];
        }
        return suffix;
    }

    /// The scan; both directions count.
    public Scan scan(Scan.Adjustment adjustment) {
        double[] suffix = windowSuffix();
        int[] group = new int[cube.size()];
        for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
            group[cell] = weekday(cell);
        }
        return new Scan(
                rows,
                new double[rows.length],
                new double[rows.length],
                group,
                7,
                (count, _, _, base, offset, minute, adjust) -> {
                    double expected = expected(base, offset, minute) * adjust;
                    if (rough(count, expected) < 3) {
                        return 0;
                    }
                    int at = index(minute);
                    return LikelihoodRatios.countShift(
                            count, expected, suffix[at], totals[at], sigma);
                },
                adjustment);
    }

    private static double rough(double count, double expected) {
        double e = Math.max(expected, 0.05);
        return (count > 0 ? count * Math.log(count / e) : 0) - count + e;
    }
}
