package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.study.SourceState;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.hypothesis.FaultKind;
import java.time.LocalDateTime;
import java.util.List;

/// Rows that are missing or too many.
final class Counts {
    private static final double GATE = 10;
    private static final double CALM_GATE = 18;
    private static final double CALM_Z = 1.5;
    private static final double STRONG_Z = 5;
    private static final double REPEATED = 0.45;
    private static final double STALLED = 15;
    private static final double RELEVANT = 0.1;

    private Counts() {}

    static void suspects(Study study, List<Suspect> suspects) {
        List<Candidate> found = relevant(study, study.countCandidates());
        double z = Math.abs(study.z());
        boolean real = Diagnosis.exceeds(found, z < CALM_Z ? CALM_GATE : GATE) || z >= STRONG_Z;
        if (!real) {
            suspects.add(
                    Diagnosis.expected(
                            study,
                            0.9,
                            "Weekday, calendar and trend explain the number of rows, and no slice"
                                    + " moved apart from the others."));
        }
        if (found.isEmpty()) {
            return;
        }
        Candidate best = found.getFirst();
        LocalDateTime onset = Onset.of(study, best);
        FaultKind fault = rises(study, best) ? FaultKind.VOLUME_SPIKE : FaultKind.VOLUME_DROP;
        double weight = real ? Diagnosis.confidence(found) : 0.2;
        boolean repeated = real && repeated(study);
        suspects.add(
                Diagnosis.of(study, fault, best, List.of(), onset, repeated ? REPEATED : weight));
        if (!real) {
            return;
        }
        duplicates(study, suspects, best, onset, repeated);
        stalled(study, suspects);
    }

    /// Without those that are too small to have raised the alert.
    private static List<Candidate> relevant(Study study, List<Candidate> found) {
        double usual = study.subject().alert().expectedValue().orElse(study.expectation().value());
        double change = Math.abs(study.observed() - usual);
        return switch (study.kind()) {
            case ROW_COUNT, SUM ->
                    found.stream()
                            .filter(c ->
                                    c.isEverything()
                                            || Math.abs(excess(study, c)) >= RELEVANT * change)
                            .toList();
            case NULL_RATE,
                    DUPLICATE_RATE,
                    FRESHNESS,
                    ORPHAN_RATE,
                    TYPE_MISMATCH_RATE,
                    MEAN,
                    DISTINCT_COUNT,
                    RATIO,
                    CUSTOM_SQL,
                    DESCRIPTION ->
                    found;
        };
    }

    /// What the rows that a slice has too many, or too few, add to the metric.
    static double excess(Study study, Candidate candidate) {
        double days = study.subject().window().days();
        double rows = study.searched().rows(study.subject().window());
        double ofOne =
                study.kind() == MetricKind.SUM && rows > 0 ? study.observed() * days / rows : 1;
        return (observed(study, candidate) - expected(study, candidate)) * ofOne / days;
    }

    static boolean rises(Study study, Candidate candidate) {
        return observed(study, candidate) > expected(study, candidate);
    }

    private static double observed(Study study, Candidate candidate) {
        double rows = 0;
        for (int cell : study.windowCells(candidate)) {
            if (study.cube().orElseThrow().time(cell) >= candidate.minute()) {
                rows += study.cube().orElseThrow().numbers("n")[cell];
            }
        }
        return rows;
    }

    private static double expected(Study study, Candidate candidate) {
        var scan = study.countScan();
        double[] base = scan.baseline(candidate.attributes(), candidate.codes());
        return scan.expected(base, 0, candidate.minute());
    }

    /// Whether rows that are there more than once make up most of the change: then nothing is new.
    private static boolean repeated(Study study) {
        double surplus = study.keys().surplus();
        double excess =
                (study.observed() - study.expectation().value()) * study.subject().window().days();
        return study.keys().keys() > 0 && surplus > 0.5 * Math.abs(excess) && surplus > 5;
    }

    private static void duplicates(
            Study study,
            List<Suspect> suspects,
            Candidate best,
            LocalDateTime onset,
            boolean repeated) {
        if (repeated) {
            suspects.add(
                    Diagnosis.of(
                            study,
                            FaultKind.DUPLICATE_ROWS,
                            best,
                            study.subject().key(),
                            onset,
                            0.93));
        }
        if (!study.dimensions().isEmpty()) {
            Duplicates.fanOut(study, suspects, onset);
        }
    }

    /// Rows that are missing because a source fell silent no later than the table itself.
    private static void stalled(Study study, List<Suspect> suspects) {
        LocalDateTime last = study.searched().lastRow();
        for (SourceState state : study.sources()) {
            boolean before = !state.last().isAfter(last.plusHours(1));
            boolean cut = last.isBefore(study.subject().window().end().minusHours(3));
            if (state.attribute().isEmpty() && before && cut && study.missing(state) > STALLED) {
                suspects.add(
                        StalledSources.stalled(
                                study, state, study.missing(state), 0.96, state.last()));
            }
        }
    }
}
