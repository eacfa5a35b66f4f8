package dev.culprit.analyst;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.measurement.Slice;
import java.util.List;

/// Looks for a further cause once the rows of the leading slice are taken out (RiskLoc, Squeeze:
/// explain, remove, repeat).
final class SecondCause {
    private static final double GATE = 12;

    private SecondCause() {}

    static List<Slice> of(Study study, HypothesisDraft leading) {
        boolean searchable =
                study.cube().isPresent()
                        && !leading.slice().isEverything()
                        && study.kind() != MetricKind.DISTINCT_COUNT
                        && leading.fault() != FaultKind.MIX_SHIFT
                        && leading.fault() != FaultKind.EXPECTED_VARIANCE
                        && !study.latest();
        if (!searchable) {
            return List.of();
        }
        return study.without(leading.slice()).stream()
                .filter(c -> c.score() >= GATE && !c.isEverything())
                .findFirst()
                .map(c -> List.of(slice(study, c)))
                .orElse(List.of());
    }

    private static Slice slice(Study study, Candidate candidate) {
        return study.cube().orElseThrow().slice(candidate.attributes(), candidate.codes());
    }
}
