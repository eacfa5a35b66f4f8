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
        double k0 = 0;
        double n0 = 0;
        for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
            LocalDate day = firstDay.plusDays(cube.day(cell));
            if (weekdays.contains(day.getDayOfWeek())) {
                k0 += x[cell];
                n0 += w[cell];
            } else {
                x[cell] = 0;
                w[cell] = 0;
            }
        }
        double overall = n0 > 0 ? k0 / n0 : 0;
        return new Scan(
                x,
                w,
                (k, n, base, offset, _, _) ->
                        LikelihoodRatios.rateRise(
                                k,
                                n,
                                LikelihoodRatios.pastRate(
                                        base[offset], base[offset + 1], overall)));
    }
}
