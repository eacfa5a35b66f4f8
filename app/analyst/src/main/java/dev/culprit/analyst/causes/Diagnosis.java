package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the measurements point to, the most suspect first. Each kind of metric has its own short list
/// of faults that can move it.
public final class Diagnosis {
    private static final double SAME = 1e-6;

    private final Study study;
    private final List<Suspect> suspects = new ArrayList<>();

    private Diagnosis(Study study) {
        this.study = study;
    }

    public static List<Suspect> of(Study study) {
        var diagnosis = new Diagnosis(study);
        diagnosis.collect();
        diagnosis.suspects.sort(Comparator.comparingDouble(Suspect::weight).reversed());
        return List.copyOf(diagnosis.suspects);
    }

    private void collect() {
        switch (study.kind()) {
            case NULL_RATE -> {
                List<Candidate> found = study.candidates();
                double gate = Math.abs(study.z()) < 1.5 ? 15 : 8;
                shares(FaultKind.NULL_SPIKE, column(), gate);
                if (exceeds(found, gate)) {
                    StalledSources.suspects(study, suspects);
                }
            }
            case ORPHAN_RATE -> {
                shares(FaultKind.ORPHANED_FK, column(), 8);
                StalledSources.parent(study, suspects);
            }
            case TYPE_MISMATCH_RATE -> {
                shares(FaultKind.FORMAT_DRIFT, column(), 8);
                shares(FaultKind.TRUNCATED_STRINGS, column(), 8);
            }
            case DUPLICATE_RATE -> Duplicates.suspects(study, suspects);
            case ROW_COUNT, CUSTOM_SQL, DESCRIPTION -> Counts.suspects(study, suspects);
            case FRESHNESS -> Freshness.suspects(study, suspects);
            case MEAN -> Measures.suspects(study, suspects);
            case SUM -> sums();
            case DISTINCT_COUNT -> Categories.suspects(study, suspects);
            case RATIO -> shares(FaultKind.DISTRIBUTION_SHIFT, column(), 8);
        }
    }

    private void sums() {
        boolean counted = top(study.countCandidates()) > 10;
        boolean measured = top(study.candidates()) > 10;
        if (counted && (!measured || moreByRows())) {
            Counts.suspects(study, suspects);
        } else {
            Measures.suspects(study, suspects);
        }
    }

    /// Whether the rows of one slice add more to the sum than the values of another.
    private boolean moreByRows() {
        Candidate rows = study.countCandidates().getFirst();
        Candidate values = study.candidates().getFirst();
        return Math.abs(Counts.excess(study, rows)) > Math.abs(valueExcess(values));
    }

    /// What the values of a slice add to a daily sum by not being as in its past.
    private double valueExcess(Candidate candidate) {
        LeafCube cube = study.cube().orElseThrow();
        double[] n = cube.numbers("m");
        double[] s = cube.numbers("s");
        double[] now = new double[2];
        double[] before = new double[2];
        for (int cell = 0; cell < cube.size(); cell++) {
            boolean since = !cube.inWindow(cell) || cube.time(cell) >= candidate.minute();
            if (since && candidate.matches(cube, cell)) {
                double[] sums = cube.inWindow(cell) ? now : before;
                sums[0] += n[cell];
                sums[1] += s[cell];
            }
        }
        double usual = before[0] > 0 ? before[1] / before[0] : 0;
        return (now[1] - usual * now[0]) / study.subject().window().days();
    }

    private static double top(List<Candidate> candidates) {
        return candidates.isEmpty() ? 0 : candidates.getFirst().score();
    }

    static boolean exceeds(List<Candidate> candidates, double gate) {
        return top(candidates) >= gate;
    }

    private List<String> column() {
        return study.subject().column().map(List::of).orElse(List.of());
    }

    /// A share of rows that rose in the best slices, or nothing but noise.
    private void shares(FaultKind fault, List<String> columns, double gate) {
        List<Candidate> found = study.candidates();
        boolean noise = !exceeds(found, gate);
        if (noise) {
            suspects.add(expected(study, 0.9, "No slice moved more than its noise."));
        }
        if (found.isEmpty()) {
            return;
        }
        double[] bad = study.cube().orElseThrow().numbers("k");
        Candidate best = found.getFirst();
        suspects.add(
                new Suspect(
                        fault,
                        slice(study, best),
                        tables(study),
                        columns,
                        Optional.of(Onset.ofBadRows(study, best, bad)),
                        noise ? 0.2 : confidence(found),
                        reason(study, best),
                        facts(best)));
    }

    static Map<String, String> facts(Candidate candidate) {
        return Map.of("score", String.valueOf(candidate.score()));
    }

    static Suspect expected(Study study, double weight, String reason) {
        return new Suspect(
                FaultKind.EXPECTED_VARIANCE,
                Slice.EVERYTHING,
                tables(study),
                List.of(),
                Optional.empty(),
                weight,
                reason,
                Map.of());
    }

    static Suspect of(
            Study study,
            FaultKind fault,
            Candidate candidate,
            List<String> columns,
            LocalDateTime onset,
            double weight) {
        return new Suspect(
                fault,
                slice(study, candidate),
                tables(study),
                columns,
                Optional.of(onset),
                weight,
                reason(study, candidate),
                facts(candidate));
    }

    static List<TableName> tables(Study study) {
        List<TableName> tables = new ArrayList<>();
        tables.add(study.subject().name());
        if (study.subject().onMart()) {
            tables.add(study.subject().watched().name());
        }
        return tables;
    }

    static Slice slice(Study study, Candidate candidate) {
        return study.cube().orElseThrow().slice(candidate.attributes(), candidate.codes());
    }

    private static String reason(Study study, Candidate candidate) {
        return candidate.isEverything()
                ? "The change is spread over all rows alike."
                : "The change sits where " + slice(study, candidate).phrase() + ".";
    }

    /// `(1 - 0.6 e^(-margin/4)) (1 - 0.5 e^(-score/15))`, with the margin to the next candidate. One that
    /// names the same rows by a twin of an attribute is no rival.
    static double confidence(List<Candidate> found) {
        double best = top(found);
        double second =
                found.stream()
                        .skip(1)
                        .filter(c -> Math.abs(c.ratio() - found.getFirst().ratio()) > SAME)
                        .mapToDouble(Candidate::score)
                        .findFirst()
                        .orElse(0);
        double value =
                (1 - 0.6 * Math.exp(-(best - second) / 4)) * (1 - 0.5 * Math.exp(-best / 15));
        return Math.clamp(value, 0.25, 0.97);
    }
}
