package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Slice;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mean that moved because shares moved: `delta = sum (w1 - w0)(r0 - R0) + sum w1 (r1 - r0)`; the
/// first sum is the mix, the second what happened inside the slices. The mix is to blame when it
/// carries most of the change and nothing inside the slices moved.
final class Mix {
    private static final double MOST = 0.5;
    private static final double INSIDE_GATE = 10;
    private static final double MEAN_MOVED = 1.5;
    private static final double SUM_MOVED = 2.5;

    private Mix() {}

    static Optional<Suspect> suspect(Study study, double insideScore) {
        if (Math.abs(study.z()) < (study.kind() == MetricKind.SUM ? SUM_MOVED : MEAN_MOVED)) {
            return Optional.empty();
        }
        LeafCube cube = study.cube().orElseThrow();
        double[] window = new double[2];
        double[] before = new double[2];
        for (int cell = 0; cell < cube.size(); cell++) {
            double[] sums = cube.inWindow(cell) ? window : before;
            sums[0] += cube.numbers("m")[cell];
            sums[1] += cube.numbers("s")[cell];
        }
        if (window[0] <= 0 || before[0] <= 0) {
            return Optional.empty();
        }
        double overall = before[1] / before[0];
        double change = window[1] / window[0] - overall;
        Optional<Part> best = Optional.empty();
        for (int a = 0; a < cube.attributes().size(); a++) {
            if (!study.measureScan().effective(a)) {
                continue;
            }
            Part part = Part.of(cube, a, window[0], before[0], overall);
            if (best.isEmpty() || part.mix / change > best.get().mix / change) {
                best = Optional.of(part);
            }
        }
        return best.filter(part -> part.mix / change > MOST && insideScore < INSIDE_GATE)
                .map(part -> suspect(study, part, change));
    }

    private static Suspect suspect(Study study, Part part, double change) {
        LeafCube cube = study.cube().orElseThrow();
        Slice slice = cube.slice(new int[] {part.attribute}, new int[] {part.grown});
        List<String> columns = new ArrayList<>();
        study.subject().column().ifPresent(columns::add);
        columns.add(cube.attributes().get(part.attribute).column());
        return new Suspect(
                FaultKind.MIX_SHIFT,
                slice,
                Diagnosis.tables(study),
                columns,
                Optional.of(onset(study, part)),
                0.95,
                "Shares of "
                        + cube.attributes().get(part.attribute).name()
                        + " moved; values inside its slices did not.",
                Map.of("explained", String.valueOf(part.mix / change)));
    }

    private static LocalDateTime onset(Study study, Part part) {
        for (Candidate candidate : study.countCandidates()) {
            if (candidate.depth() == 1
                    && candidate.attributes()[0] == part.attribute
                    && candidate.codes()[0] == part.grown) {
                return Onset.of(study, candidate);
            }
        }
        return study.subject().window().start();
    }

    /// One attribute's part in the change.
    private static final class Part {
        final int attribute;
        final double mix;
        final int grown;

        private Part(int attribute, double mix, int grown) {
            this.attribute = attribute;
            this.mix = mix;
            this.grown = grown;
        }

        static Part of(LeafCube cube, int attribute, double n1, double n0, double overall) {
            int values = cube.cardinality(attribute);
            double[][] sums = new double[3][values];
            for (int cell = 0; cell < cube.size(); cell++) {
                int v = cube.code(attribute, cell);
                if (v < 0) {
                    continue;
                }
                if (cube.inWindow(cell)) {
                    sums[0][v] += cube.numbers("m")[cell];
                } else {
                    sums[1][v] += cube.numbers("m")[cell];
                    sums[2][v] += cube.numbers("s")[cell];
                }
            }
            double mix = 0;
            int grown = 0;
            double most = 0;
            for (int v = 0; v < values; v++) {
                double share = sums[0][v] / n1 - sums[1][v] / n0;
                double rate = sums[1][v] > 0 ? sums[2][v] / sums[1][v] : overall;
                mix += share * (rate - overall);
                if (share > most) {
                    most = share;
                    grown = v;
                }
            }
            return new Part(attribute, mix, grown);
        }
    }
}
