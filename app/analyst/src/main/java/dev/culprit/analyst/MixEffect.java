package dev.culprit.analyst;

import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much of a change of a rate or mean happened inside slices, and how much is there only because
/// the slices' shares of the rows moved: `delta = sum w1 (r1 - r0) + sum (w1 - w0)(r0 - R0)`. A slice
/// without a past counts with the overall value as its past, hence as a change inside.
final class MixEffect {
    /// The cube must give the metric that was measured, or it does not hold the same rows.
    private static final double SAME = 0.02;

    private MixEffect() {}

    /// @param slice by its attributes the rows are compared; without any there is nothing to compare
    static Optional<Proof.Mix> of(Study study, Slice slice) {
        Optional<String[]> parts = parts(study);
        if (slice.isEverything()
                || study.cube().isEmpty()
                || parts.isEmpty()
                || study.cubeQueries().size() != 2) {
            return Optional.empty();
        }
        LeafCube cube = study.cube().get();
        List<String> names = slice.terms().stream().map(Slice.Term::attribute).distinct().toList();
        List<Optional<Integer>> attributes = names.stream().map(cube::attribute).toList();
        if (attributes.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        int[] of = attributes.stream().mapToInt(Optional::orElseThrow).toArray();
        Map<List<Integer>, double[]> groups = groups(cube, of, parts.get());
        double[] all = new double[4];
        groups.values().forEach(sums -> Arrays.setAll(all, i -> all[i] + sums[i]));
        if (all[1] <= 0 || all[3] <= 0) {
            return Optional.empty();
        }
        return split(names, groups, all, study.cubeQueries()).filter(mix -> agrees(study, mix));
    }

    /// Numerator and denominator of the metric in the cube; empty where it is no such quotient.
    private static Optional<String[]> parts(Study study) {
        String[] parts =
                switch (study.kind()) {
                    case NULL_RATE, DUPLICATE_RATE -> new String[] {"k", "n"};
                    case TYPE_MISMATCH_RATE, ORPHAN_RATE, RATIO -> new String[] {"k", "m"};
                    case MEAN -> new String[] {"s", "m"};
                    case ROW_COUNT, SUM, DISTINCT_COUNT, FRESHNESS, CUSTOM_SQL, DESCRIPTION ->
                            new String[0];
                };
        boolean there =
                parts.length == 2
                        && study.cube().filter(c -> c.has(parts[0]) && c.has(parts[1])).isPresent();
        return there ? Optional.of(parts) : Optional.empty();
    }

    /// Numerator and denominator in the window, then in the baseline, of each combination of values.
    private static Map<List<Integer>, double[]> groups(LeafCube cube, int[] of, String[] parts) {
        double[] top = cube.numbers(parts[0]);
        double[] below = cube.numbers(parts[1]);
        Map<List<Integer>, double[]> groups = new HashMap<>();
        for (int cell = 0; cell < cube.size(); cell++) {
            List<Integer> key = new ArrayList<>();
            for (int attribute : of) {
                key.add(cube.code(attribute, cell));
            }
            double[] sums = groups.computeIfAbsent(key, _ -> new double[4]);
            int at = cube.inWindow(cell) ? 0 : 2;
            sums[at] += top[cell];
            sums[at + 1] += below[cell];
        }
        return groups;
    }

    private static Optional<Proof.Mix> split(
            List<String> names,
            Map<List<Integer>, double[]> groups,
            double[] all,
            List<QueryId> queries) {
        double after = all[0] / all[1];
        double before = all[2] / all[3];
        double shares = 0;
        for (double[] sums : groups.values()) {
            double past = sums[3] > 0 ? sums[2] / sums[3] : before;
            shares += (sums[1] / all[1] - sums[3] / all[3]) * (past - before);
        }
        return after == before
                ? Optional.empty()
                : Optional.of(
                        new Proof.Mix(
                                names,
                                before,
                                after,
                                after - before - shares,
                                shares,
                                queries.getLast(),
                                queries.getFirst()));
    }

    private static boolean agrees(Study study, Proof.Mix mix) {
        double measured = study.searched().value(study.subject().window());
        return Math.abs(mix.after() - measured) <= SAME * Math.abs(measured);
    }
}
