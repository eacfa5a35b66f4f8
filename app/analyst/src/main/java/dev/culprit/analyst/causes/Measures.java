package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.slices.MeasureScan;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.study.ValueCount;
import dev.culprit.core.hypothesis.FaultKind;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A measure that moved: by a unit, by a default, by another factor, or only by the mix of slices.
final class Measures {
    private Measures() {}

    static void suspects(Study study, List<Suspect> suspects) {
        if (study.cube().isEmpty()) {
            return;
        }
        List<String> column = study.subject().column().map(List::of).orElse(List.of());
        List<Candidate> found = study.candidates();
        double z = Math.abs(study.z());
        double top = found.isEmpty() ? 0 : found.getFirst().score();
        Optional<Suspect> mix = Mix.suspect(study, top);
        mix.ifPresent(suspects::add);
        boolean real = top >= (z < 2.5 ? 15 : 5) || z >= 4;
        if (!real && mix.isEmpty()) {
            suspects.add(
                    Diagnosis.expected(study, 0.9, "No slice's values moved beyond their noise."));
        }
        defaults(study, column).ifPresent(suspects::add);
        if (!found.isEmpty()) {
            shifted(study, suspects, column, found, real && mix.isEmpty());
        }
    }

    private static Optional<Suspect> defaults(Study study, List<String> column) {
        double rows = study.searched().rows(study.subject().window());
        double past = study.searched().rows(study.subject().baseline());
        Optional<ValueCount> risen = ValueCount.risen(study.topValues(), rows, past);
        if (risen.isEmpty()) {
            return Optional.empty();
        }
        List<Candidate> found = study.search(study.rateScan("k", "m"));
        if (!Diagnosis.exceeds(found, 12) || othersMoved(study, found.getFirst())) {
            return Optional.empty();
        }
        Candidate best = found.getFirst();
        LocalDateTime onset = Onset.ofBadRows(study, best, study.cube().orElseThrow().numbers("k"));
        Suspect suspect =
                Diagnosis.of(study, FaultKind.DEFAULT_SUBSTITUTION, best, column, onset, 0.97);
        Map<String, String> facts = new HashMap<>(suspect.facts());
        facts.put("new", risen.get().value());
        return Optional.of(with(suspect, facts));
    }

    private static Suspect with(Suspect s, Map<String, String> facts) {
        return new Suspect(
                s.fault(),
                s.slice(),
                s.tables(),
                s.columns(),
                s.onset(),
                s.weight(),
                s.reason(),
                facts);
    }

    /// Whether the values of the slice that are not the default moved as well: cells without it.
    private static boolean othersMoved(Study study, Candidate slice) {
        LeafCube cube = study.cube().orElseThrow();
        MeasureScan measure = study.measureScan();
        double[] k = cube.numbers("k");
        double[] m = cube.numbers("m");
        double[] after = new double[2];
        double[] before = new double[2];
        int[] of = slice.attributes();
        int[] codes = slice.codes();
        for (int cell = 0; cell < cube.size(); cell++) {
            if (k[cell] > 0 || !cube.matches(cell, of, codes)) {
                continue;
            }
            double[] sums = cube.inWindow(cell) ? after : before;
            if (!cube.inWindow(cell) || cube.time(cell) >= slice.minute()) {
                sums[0] += measure.residual(cell);
                sums[1] += m[cell];
            }
        }
        if (after[1] < 3) {
            return false;
        }
        double difference = after[0] / after[1] - before[0] / (before[1] + 10);
        double z =
                difference / Math.sqrt(measure.variance() * (1 / after[1] + 1 / (before[1] + 10)));
        return Math.abs(z) >= 4;
    }

    private static void shifted(
            Study study,
            List<Suspect> suspects,
            List<String> column,
            List<Candidate> found,
            boolean real) {
        Candidate best = found.getFirst();
        LocalDateTime onset = Onset.of(study, best);
        double weight = real ? Diagnosis.confidence(found) : 0.2;
        Factor factor = Factor.of(study, best);
        double tolerance = Math.max(4 * factor.error(), 0.12);
        Optional<Double> unit = Units.near(factor.log(), tolerance);
        boolean large = Units.large(factor.log());
        Map<String, String> facts = new HashMap<>(Diagnosis.facts(best));
        facts.put("factor", String.valueOf(Math.exp(factor.log())));
        unit.ifPresent(f -> facts.put("unit", String.valueOf(f)));
        facts.put("error", String.valueOf(factor.error()));
        List<Suspect> both = new ArrayList<>();
        both.add(
                Diagnosis.of(
                        study,
                        FaultKind.DISTRIBUTION_SHIFT,
                        best,
                        column,
                        onset,
                        unit.isPresent() && large ? weight * 0.5 : weight));
        if (unit.isPresent()) {
            both.add(
                    Diagnosis.of(
                            study,
                            FaultKind.UNIT_CHANGE,
                            best,
                            column,
                            onset,
                            large ? weight : weight * 0.8));
        }
        both.forEach(suspect -> suspects.add(with(suspect, facts)));
    }
}
