package dev.culprit.analyst.slices;

import dev.culprit.analyst.statistics.LikelihoodRatios;

/// A measure on a logarithmic scale against the slice's own past. Known effects of the weekday and of
/// single attributes are taken out first, so that a shift of the mix is no shift of the measure: two passes, effect =
/// sum / (n + 20), only where an attribute really matters.
public final class MeasureScan {
    private static final double EFFECT_PRIOR = 20;
    private static final double EFFECT_MATTERS = 6;
    private static final double WEEKDAYS_FROM = 14;

    private final LeafCube cube;
    private final double[] rows;
    private final double[] sums;
    private final boolean[] effective;
    private final double variance;
    private final double mean;

    private interface Codes {
        int of(int cell);
    }

    /// @param rows values per cell
    /// @param sums sum of the transformed values per cell
    /// @param squares sum of their squares per cell
    public MeasureScan(LeafCube cube, double[] rows, double[] sums, double[] squares) {
        this.cube = cube;
        this.rows = rows;
        this.sums = sums.clone();
        this.effective = new boolean[cube.attributes().size()];
        double n = 0;
        double s = 0;
        double q = 0;
        for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
            n += rows[cell];
            s += sums[cell];
            q += squares[cell];
        }
        this.mean = n > 0 ? s / n : 0;
        double raw = n > 1 ? Math.max(1e-12, q / n - mean * mean) : 1;
        for (int cell = 0; cell < cube.size(); cell++) {
            this.sums[cell] -= mean * rows[cell];
        }
        double left = raw;
        for (int pass = 0; pass < 2; pass++) {
            if (cube.firstDay() <= -WEEKDAYS_FROM) {
                left -= removeEffect(cell -> (int) Math.floorMod(cube.day(cell), 7L), 7, left, n);
            }
            for (int a = 0; a < effective.length; a++) {
                int attribute = a;
                double explained =
                        removeEffect(
                                cell -> cube.code(attribute, cell), cube.cardinality(a), left, n);
                effective[a] |= explained > 0;
                left = Math.max(raw * 0.02, left - explained);
            }
        }
        this.variance = left;
    }

    /// Takes out the effect of one attribute and answers how much variance it explained.
    private double removeEffect(Codes codes, int values, double variance, double total) {
        double[] n = new double[values];
        double[] s = new double[values];
        for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
            int code = codes.of(cell);
            if (code >= 0) {
                n[code] += rows[cell];
                s[code] += sums[cell];
            }
        }
        double weight = 0;
        double[] effect = new double[values];
        for (int v = 0; v < values; v++) {
            effect[v] = s[v] / (n[v] + EFFECT_PRIOR);
            weight += n[v] * effect[v] * effect[v];
        }
        boolean matters = weight / variance / Math.max(1, values - 1) > EFFECT_MATTERS;
        if (!matters) {
            return 0;
        }
        for (int cell = 0; cell < cube.size(); cell++) {
            int code = codes.of(cell);
            if (code >= 0) {
                sums[cell] -= effect[code] * rows[cell];
            }
        }
        return total > 0 ? weight / total : 0;
    }

    /// Whether the attribute has a real effect on the measure.
    public boolean effective(int attribute) {
        return effective[attribute];
    }

    public double variance() {
        return variance;
    }

    /// Sum of the values of a cell after the known effects were taken out.
    public double residual(int cell) {
        return sums[cell];
    }

    /// @param direction +1 to look for a rise, -1 for a fall
    public Scan scan(int direction) {
        return new Scan(
                sums,
                rows,
                (x, w, _, base, offset, _, _) -> {
                    if (w < 3) {
                        return 0;
                    }
                    double past = base[offset] / (base[offset + 1] + 10);
                    return (x / w - past) * direction <= 0
                            ? 0
                            : LikelihoodRatios.meanShift(
                                    x, w, base[offset], base[offset + 1], variance);
                });
    }
}
