package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.study.DimensionState;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.MetricSql;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Slice;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keys that are there more than once: loaded twice, or multiplied by a join.
final class Duplicates {
    private static final double GATE = 8;

    private Duplicates() {}

    static void suspects(Study study, List<Suspect> suspects) {
        List<Candidate> found = study.candidates();
        if (!Diagnosis.exceeds(found, GATE)) {
            suspects.add(
                    Diagnosis.expected(study, 0.9, "No slice has more duplicates than usual."));
        }
        if (found.isEmpty()) {
            return;
        }
        double[] bad = study.cube().orElseThrow().numbers("k");
        Candidate best = found.getFirst();
        LocalDateTime onset = Onset.ofBadRows(study, best, bad);
        double weight = Diagnosis.exceeds(found, GATE) ? Diagnosis.confidence(found) : 0.2;
        suspects.add(
                Diagnosis.of(
                        study,
                        FaultKind.DUPLICATE_ROWS,
                        best,
                        new MetricSql(study.subject(), study.subject().table()).duplicateKey(),
                        onset,
                        Math.min(weight, 0.9)));
        fanOut(study, suspects, onset);
    }

    /// Joined tables with keys more than once.
    static void fanOut(Study study, List<Suspect> suspects, LocalDateTime onset) {
        for (DimensionState state : study.dimensions()) {
            if (state.duplicated() <= 0) {
                continue;
            }
            Slice slice =
                    state.attribute().isPresent()
                            ? Slice.of(
                                    state.parent().table().name().name()
                                            + "."
                                            + state.attribute().get(),
                                    state.value().orElse(""))
                            : Slice.EVERYTHING;
            suspects.add(
                    new Suspect(
                            FaultKind.JOIN_FANOUT,
                            slice,
                            List.of(
                                    state.parent().table().name(),
                                    study.subject().watched().name()),
                            List.of(state.parent().key()),
                            Optional.of(onset),
                            0.94,
                            state.parent().table().name()
                                    + " has "
                                    + Math.round(state.duplicated())
                                    + " rows whose "
                                    + state.parent().key()
                                    + " is there more than once.",
                            Map.of("parent", state.parent().table().name().toString())));
        }
    }
}
