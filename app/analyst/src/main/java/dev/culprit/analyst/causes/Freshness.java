package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.study.SourceState;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Slice;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rows that come late, came with another clock, or whose source fell silent.
final class Freshness {
    private static final double GATE = 8;
    private static final double STALLED = 15;

    private Freshness() {}

    static void suspects(Study study, List<Suspect> suspects) {
        if (study.latest()) {
            age(study, suspects);
        } else {
            lag(study, suspects);
        }
    }

    private static void age(Study study, List<Suspect> suspects) {
        LocalDateTime last = study.searched().lastRow();
        double missing = study.expectedRows(last, study.subject().window().end());
        if (missing < 5 && Math.abs(study.z()) < 4) {
            suspects.add(
                    Diagnosis.expected(
                            study, 0.9, "The table is as fresh as it usually is at this time."));
        }
        suspects.add(
                new Suspect(
                        FaultKind.LATE_ARRIVAL,
                        Slice.EVERYTHING,
                        Diagnosis.tables(study),
                        List.of(study.subject().time()),
                        Optional.of(last),
                        0.85,
                        "The latest row is of "
                                + last
                                + "; about "
                                + Math.round(missing)
                                + " rows should have followed.",
                        Map.of()));
        for (SourceState state : study.sources()) {
            boolean before = !state.last().isAfter(last.plusHours(1));
            if (state.attribute().isEmpty() && before && study.missing(state) > STALLED) {
                suspects.add(
                        StalledSources.stalled(
                                study, state, study.missing(state), 0.94, state.last()));
            }
        }
    }

    private static void lag(Study study, List<Suspect> suspects) {
        List<Candidate> found = study.candidates();
        boolean real = Diagnosis.exceeds(found, GATE);
        if (!real) {
            suspects.add(Diagnosis.expected(study, 0.9, "No slice's lag left its usual range."));
        }
        if (found.isEmpty()) {
            return;
        }
        Candidate best = found.getFirst();
        LeafCube cube = study.cube().orElseThrow();
        double[] bad = cube.numbers("k");
        LocalDateTime loadedFrom = Onset.ofBadRows(study, best, bad);
        double weight = real ? Diagnosis.confidence(found) : 0.2;
        suspects.add(
                Diagnosis.of(
                        study,
                        FaultKind.TIMEZONE_SHIFT,
                        best,
                        List.of(study.subject().time()),
                        loadedFrom,
                        weight * 0.99));
        suspects.add(
                Diagnosis.of(
                        study,
                        FaultKind.LATE_ARRIVAL,
                        best,
                        lateColumns(study),
                        eventOnset(study, best, bad),
                        weight));
    }

    private static List<String> lateColumns(Study study) {
        return study.subject()
                .loaded()
                .map(loaded -> List.of(study.subject().time(), loaded))
                .orElse(List.of(study.subject().time()));
    }

    /// For late rows the change began with the first event that came late, not when it was loaded.
    private static LocalDateTime eventOnset(Study study, Candidate best, double[] bad) {
        double[] events = study.cube().orElseThrow().numbers("e");
        double first = Double.POSITIVE_INFINITY;
        for (int cell : study.windowCells(best)) {
            if (bad[cell] > 0 && events[cell] >= 0) {
                first = Math.min(first, events[cell]);
            }
        }
        double good = -1;
        for (int cell : study.windowCells(best)) {
            if (bad[cell] == 0 && events[cell] < first) {
                good = Math.max(good, events[cell]);
            }
        }
        return good < 0 || Double.isInfinite(first)
                ? study.subject().window().start()
                : study.at((good + first) / 2 + 0.5);
    }
}
