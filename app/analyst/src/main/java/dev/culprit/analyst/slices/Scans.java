package dev.culprit.analyst.slices;

import dev.culprit.analyst.statistics.LikelihoodRatios;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/// Scans for shares of rows.
public final class Scans {
    private Scans() {}

    /// A share of rows that rose: `bad` of `rows`, compared with the slice's own past on the window's
    /// weekdays.
    ///
    /// @param firstDay the window's first day; baseline cells count their days from it
    public static Scan rate(
            LeafCube cube,
            double[] bad,
            double[] rows,
            LocalDate firstDay,
            Set<DayOfWeek> weekdays) {
        double[] x = bad.clone();
        double[] w = rows.clone();
        int firstWeekday = firstDay.getDayOfWeek().getValue() - 1;
        boolean[] counted = new boolean[7];
        weekdays.forEach(day -> counted[day.getValue() - 1] = true);
        double k0 = 0;
        double n0 = 0;
        for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
            if (counted[Math.floorMod(firstWeekday + cube.day(cell), 7)]) {
                k0 += x[cell];
                n0 += w[cell];
            } else {
                x[cell] = 0;
                w[cell] = 0;
            }
        }
        double overall = n0 > 0 ? k0 / n0 : 0;
        double[][] rates = rates(cube, x, w, overall);
        return new Scan(
                x,
                w,
                undisturbed(cube, x, w, rates),
                new int[x.length],
                1,
                (k, n, z, base, offset, _, prior) -> {
                    double past = LikelihoodRatios.pastRate(base[offset], base[offset + 1], prior);
                    double own = LikelihoodRatios.rateRise(k, n, past);
                    return own <= 0 ? 0 : Math.max(0, Math.min(own, fitted(k, n) - z));
                },
                prior(rates, overall));
    }

    /// Log-likelihood of the rows under their own rate.
    private static double fitted(double k, double n) {
        double p = k / n;
        return (k > 0 ? k * Math.log(p) : 0) + (n > k ? (n - k) * Math.log(1 - p) : 0);
    }

    /// Log-likelihood of each window cell without any fault, where the worst of its single past rates
    /// holds. A row then counts alike in every slice that contains it; with the slices' own rates alone
    /// a wider slice with a better past would gain on each bad row of the narrower one.
    private static double[] undisturbed(LeafCube cube, double[] x, double[] w, double[][] rates) {
        double[] z = new double[x.length];
        for (int cell = 0; cell < cube.windowCells(); cell++) {
            double rate = 1e-4;
            for (int a = 0; a < rates.length; a++) {
                int code = cube.code(a, cell);
                rate = code >= 0 ? Math.max(rate, rates[a][code]) : rate;
            }
            z[cell] = x[cell] * Math.log(rate) + (w[cell] - x[cell]) * Math.log(1 - rate);
        }
        return z;
    }

    /// What to expect of a combination without a history of its own: the overall rate times what each
    /// of its terms differs from it. Otherwise a new combination would be compared with all rows while
    /// its neighbours are compared with their better selves.
    private static Scan.Adjustment prior(double[][] rates, double overall) {
        double base = Math.clamp(overall, 1e-4, 0.999);
        return new Scan.Adjustment() {
            @Override
            public double factor(int[] attributes, int[] codes) {
                double rate = base;
                for (int i = 0; i < attributes.length && attributes.length > 1; i++) {
                    rate *= rates[attributes[i]][codes[i]] / base;
                }
                return Math.clamp(rate, 1e-4, 0.999);
            }

            @Override
            public boolean exempt(int attribute, int code) {
                return false;
            }
        };
    }

    /// Past rate of every single value, shrunk to the overall one.
    private static double[][] rates(LeafCube cube, double[] x, double[] w, double overall) {
        double[][] rates = new double[cube.attributes().size()][];
        for (int a = 0; a < rates.length; a++) {
            double[] k0 = new double[cube.cardinality(a)];
            double[] n0 = new double[cube.cardinality(a)];
            for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
                int code = cube.code(a, cell);
                if (code >= 0) {
                    k0[code] += x[cell];
                    n0[code] += w[cell];
                }
            }
            rates[a] = new double[k0.length];
            for (int v = 0; v < k0.length; v++) {
                rates[a][v] = LikelihoodRatios.pastRate(k0[v], n0[v], overall);
            }
        }
        return rates;
    }
}
