package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.study.Values;

/// By which factor the values of a slice moved against its own past: the shift of the mean logarithm,
/// or the ratio of means where zeros occur.
///
/// @param log natural logarithm of the factor
/// @param error its standard error
record Factor(double log, double error) {

    static Factor of(Study study, Candidate candidate) {
        LeafCube cube = study.cube().orElseThrow();
        boolean logs =
                study.values().map(v -> v.zeros() <= 0.001 && v.negatives() <= 0.001).orElse(true);
        double[] after = new double[4];
        double[] before = new double[4];
        int[] of = candidate.attributes();
        int[] codes = candidate.codes();
        for (int cell = 0; cell < cube.size(); cell++) {
            if (!cube.matches(cell, of, codes)) {
                continue;
            }
            if (!cube.inWindow(cell)) {
                add(before, cube, cell);
            } else if (cube.time(cell) >= candidate.minute()) {
                add(after, cube, cell);
            }
        }
        return logs ? byLogs(after, before) : byMeans(after, before, study.values());
    }

    private static void add(double[] sums, LeafCube cube, int cell) {
        sums[0] += cube.numbers("m")[cell];
        sums[1] += cube.numbers("l")[cell];
        sums[2] += cube.numbers("q")[cell];
        sums[3] += cube.numbers("s")[cell];
    }

    private static Factor byLogs(double[] after, double[] before) {
        double n1 = Math.max(1, after[0]);
        double n0 = Math.max(1, before[0]);
        double m0 = before[1] / n0;
        double variance = Math.max(1e-6, before[2] / n0 - m0 * m0);
        return new Factor(after[1] / n1 - m0, Math.sqrt(variance * (1 / n1 + 1 / n0)));
    }

    private static Factor byMeans(
            double[] after, double[] before, java.util.Optional<Values> values) {
        double n1 = Math.max(1, after[0]);
        double n0 = Math.max(1, before[0]);
        double ratio = after[3] / n1 / (before[3] / n0);
        if (!(ratio > 0)) {
            return new Factor(0, 1);
        }
        double spread =
                values.map(v ->
                                Math.max(
                                        0.3,
                                        (v.q90() - v.q10()) / 2.56 / Math.max(1e-9, v.median())))
                        .orElse(1.0);
        return new Factor(Math.log(ratio), spread * Math.sqrt(1 / n1 + 1 / n0));
    }
}
