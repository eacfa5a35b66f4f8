package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.study.Study;

/// Log-likelihood of the window's value counts inside and outside a slice under two stories: "one old
/// value gives a share of its rows to the new one, everywhere" and "all values give a share of their
/// rows to the new one, in the slice".
///
/// @param old the value that gives in the first story
record Likelihoods(String old, double one, double all) {

    static Likelihoods of(Study study, Candidate slice, int attribute, String value) {
        LeafCube cube = study.cube().orElseThrow();
        int values = cube.cardinality(attribute);
        int fresh = cube.code(attribute, value);
        if (fresh == LeafCube.NULL) {
            return new Likelihoods("", 0, 0);
        }
        Counts sliced = Counts.of(cube, slice, attribute, values);
        double all = story(sliced, fresh, -1, values);
        double best = Double.NEGATIVE_INFINITY;
        String old = "";
        for (int v = 0; v < values; v++) {
            if (v != fresh && sliced.past(v) > 0) {
                double one = story(sliced, fresh, v, values);
                if (one > best) {
                    best = one;
                    old = cube.value(attribute, v);
                }
            }
        }
        return new Likelihoods(old, best, all);
    }

    /// @param giver the value that gives, or -1 for all values of the slice
    private static double story(Counts c, int fresh, int giver, int values) {
        double given = giver < 0 ? share(c, fresh, values) : renamed(c, fresh, giver);
        double sum = 0;
        for (int side = 0; side < 2; side++) {
            double[] p = c.shares(side, values);
            double[] q = p.clone();
            for (int v = 0; v < values; v++) {
                boolean gives = giver < 0 ? side == 1 && v != fresh : v == giver;
                if (gives) {
                    q[v] -= p[v] * given;
                    q[fresh] += p[v] * given;
                }
            }
            for (int v = 0; v < values; v++) {
                sum += c.window[side][v] * Math.log(Math.max(1e-6, q[v]));
            }
        }
        return sum;
    }

    private static double share(Counts c, int fresh, int values) {
        double total = 0;
        for (int v = 0; v < values; v++) {
            total += c.window[1][v];
        }
        double past = c.shares(1, values)[fresh];
        return total > 0 ? Math.clamp(c.window[1][fresh] / total - past, 0, 0.999) : 0;
    }

    private static double renamed(Counts c, int fresh, int giver) {
        double got = c.window[0][fresh] + c.window[1][fresh];
        double left = c.window[0][giver] + c.window[1][giver];
        return got + left > 0 ? Math.clamp(got / (got + left), 0, 0.999) : 0;
    }

    /// Counts of each value outside (0) and inside (1) the slice from its start on, and in the past.
    private static final class Counts {
        final double[][] window;
        final double[][] before;

        Counts(int values) {
            window = new double[2][values];
            before = new double[2][values];
        }

        static Counts of(LeafCube cube, Candidate slice, int attribute, int values) {
            var counts = new Counts(values);
            double[] n = cube.numbers("n");
            int[] of = slice.attributes();
            int[] codes = slice.codes();
            for (int cell = 0; cell < cube.size(); cell++) {
                int value = cube.code(attribute, cell);
                if (value < 0) {
                    continue;
                }
                int side = cube.matches(cell, of, codes) ? 1 : 0;
                if (!cube.inWindow(cell)) {
                    counts.before[side][value] += n[cell];
                } else if (cube.time(cell) >= slice.minute()) {
                    counts.window[side][value] += n[cell];
                }
            }
            return counts;
        }

        double past(int value) {
            return before[0][value] + before[1][value];
        }

        double[] shares(int side, int values) {
            double total = 0;
            for (double n : before[side]) {
                total += n;
            }
            double[] shares = new double[values];
            for (int v = 0; v < values; v++) {
                shares[v] = (before[side][v] + 0.1) / (total + 0.1 * values);
            }
            return shares;
        }
    }
}
