package dev.culprit.analyst.study;

import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.slices.Scan;
import java.time.LocalDate;

/// What changed the number of rows of a slice already before the window, and so is no fault of it.
///
/// A release: a value that did not exist until four days before the window and has at least eight
/// rows in it takes its siblings' rows; slices that name the attribute expect that much less, and the
/// new value itself is not accused. A campaign: a value that is more frequent than its past and was
/// so by about the same factor already in the last hours before the window; slices that name it
/// expect that much more. Only a rise is taken for a campaign, because a loss that began earlier is
/// still a loss.
final class KnownChanges implements Scan.Adjustment {
    private static final double RECENT_DAYS = 4;
    private static final double ENOUGH_ROWS = 8;
    private static final double[] LOOK_BACK_HOURS = {2, 4, 8, 16, 24, 36, 48};
    private static final double BEFORE = 2.5;
    private static final double CONSISTENT = 0.6;
    private static final double MOST_UPLIFT = 3;

    private final LeafCube cube;
    private final int firstWeekday;
    private final double[] rows;
    private final double[] remaining;
    private final boolean[][] fresh;
    private final double[][] uplift;

    /// @param campaigns whether campaigns count as known
    KnownChanges(LeafCube cube, LocalDate firstDay, boolean campaigns) {
        this.cube = cube;
        this.firstWeekday = firstDay.getDayOfWeek().getValue() - 1;
        this.rows = cube.numbers("n");
        int attributes = cube.attributes().size();
        this.remaining = new double[attributes];
        this.fresh = new boolean[attributes][];
        this.uplift = new double[attributes][];
        double[][] totals = new double[3][7 * LOOK_BACK_HOURS.length];
        for (int cell = 0; cell < cube.size(); cell++) {
            count(totals, 0, cell);
        }
        for (int a = 0; a < attributes; a++) {
            fresh[a] = new boolean[cube.cardinality(a)];
            remaining[a] = 1 - released(a);
            uplift[a] = campaigns ? campaigns(a, totals) : none(cube.cardinality(a));
        }
    }

    /// Share of the window's rows that new values of the attribute have.
    private double released(int attribute) {
        double[] first = new double[fresh[attribute].length];
        double[] inWindow = new double[first.length];
        double all = 0;
        for (int cell = 0; cell < cube.size(); cell++) {
            int code = cube.code(attribute, cell);
            all += cube.inWindow(cell) ? rows[cell] : 0;
            if (code >= 0 && cube.inWindow(cell)) {
                inWindow[code] += rows[cell];
            } else if (code >= 0) {
                first[code] = Math.min(first[code], cube.time(cell));
            }
        }
        double taken = 0;
        for (int v = 0; v < first.length; v++) {
            if (first[v] > -RECENT_DAYS && inWindow[v] >= ENOUGH_ROWS) {
                fresh[attribute][v] = true;
                taken += inWindow[v];
            }
        }
        return all > 0 ? Math.min(0.95, taken / all) : 0;
    }

    private int weekday(int cell) {
        return Math.floorMod(firstWeekday + cube.day(cell), 7);
    }

    /// Adds a cell to the sums by weekday: `[0]` within each look-back, `[1]` long before, `[2]` in the
    /// window.
    private void count(double[][] sums, int offset, int cell) {
        double time = cube.time(cell);
        int weekday = weekday(cell);
        if (cube.inWindow(cell)) {
            sums[2][offset + weekday] += rows[cell];
            return;
        }
        for (int h = 0; h < LOOK_BACK_HOURS.length; h++) {
            if (time >= -LOOK_BACK_HOURS[h] / 24) {
                sums[0][offset + h * 7 + weekday] += rows[cell];
            }
        }
        if (time < -RECENT_DAYS) {
            sums[1][offset + weekday] += rows[cell];
        }
    }

    private double[] campaigns(int attribute, double[][] totals) {
        int values = cube.cardinality(attribute);
        int stride = 7 * LOOK_BACK_HOURS.length;
        double[] factors = none(values);
        if ((long) values * stride > 1_000_000) {
            return factors;
        }
        double[][] sums = new double[3][values * stride];
        for (int cell = 0; cell < cube.size(); cell++) {
            int code = cube.code(attribute, cell);
            if (code >= 0) {
                count(sums, code * stride, cell);
            }
        }
        for (int v = 0; v < values; v++) {
            factors[v] = campaign(sums, v * stride, totals);
        }
        return factors;
    }

    private static double[] none(int values) {
        double[] factors = new double[values];
        java.util.Arrays.fill(factors, 1);
        return factors;
    }

    /// The common factor of window and look-back where both rose alike, 1 when they did not.
    private static double campaign(double[][] sums, int offset, double[][] totals) {
        double[] inside = observed(sums, 2, offset, totals, 0);
        if (inside[0] <= inside[1] || inside[1] < 1) {
            return 1;
        }
        double best = BEFORE;
        double factor = 1;
        for (int h = 0; h < LOOK_BACK_HOURS.length; h++) {
            double[] before = observed(sums, 0, offset, totals, 7 * h);
            if (before[1] < 1 || before[0] <= before[1]) {
                continue;
            }
            double ratio = before[0] * Math.log(before[0] / before[1]) - before[0] + before[1];
            double share = Math.log(before[0] / before[1]) / Math.log(inside[0] / inside[1]);
            if (ratio > best && share > CONSISTENT) {
                best = ratio;
                factor = (before[0] + inside[0]) / (before[1] + inside[1]);
            }
        }
        return factor > MOST_UPLIFT ? 1 : factor;
    }

    /// Rows of a value in a span and what its past share of each weekday would give.
    private static double[] observed(
            double[][] sums, int span, int offset, double[][] totals, int shift) {
        double count = 0;
        double expected = 0;
        for (int u = 0; u < 7; u++) {
            double past = totals[1][u];
            count += sums[span][offset + shift + u];
            expected += past > 0 ? sums[1][offset + u] / past * totals[span][shift + u] : 0;
        }
        return new double[] {count, expected};
    }

    @Override
    public double factor(int[] attributes, int[] codes) {
        double taken = 1;
        double grown = 1;
        for (int i = 0; i < attributes.length; i++) {
            taken *= remaining[attributes[i]];
            grown = Math.max(grown, uplift[attributes[i]][codes[i]]);
        }
        return taken * grown;
    }

    @Override
    public boolean exempt(int attribute, int code) {
        return fresh[attribute][code];
    }
}
