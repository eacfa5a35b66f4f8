package dev.culprit.analyst;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.measurement.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks for further causes once the rows of those found are taken out (RiskLoc, Squeeze: explain,
/// remove, repeat).
final class FurtherCauses {
    private static final double GATE = 12;
    private static final int MOST = 3;

    private FurtherCauses() {}

    static List<Slice> of(Study study, HypothesisDraft leading) {
        boolean searchable =
                study.knows(leading.slice())
                        && !leading.slice().isEverything()
                        && study.kind() != MetricKind.DISTINCT_COUNT
                        && leading.fault() != FaultKind.MIX_SHIFT
                        && leading.fault() != FaultKind.EXPECTED_VARIANCE
                        && !study.latest();
        if (!searchable) {
            return List.of();
        }
        List<Slice> causes = new ArrayList<>();
        causes.add(leading.slice());
        study.candidates().stream()
                .filter(c -> slice(study, c).equals(leading.slice()))
                .flatMap(c -> c.siblings().stream())
                .forEach(sibling -> causes.add(slice(study, sibling)));
        while (causes.size() <= MOST) {
            Optional<Slice> next = next(study.without(causes));
            if (next.isEmpty()) {
                break;
            }
            causes.add(next.get());
        }
        return List.copyOf(causes.subList(1, causes.size()));
    }

    private static Optional<Slice> next(Study rest) {
        return rest.candidates().stream()
                .filter(c -> c.score() >= GATE && !c.isEverything())
                .findFirst()
                .map(c -> slice(rest, c));
    }

    private static Slice slice(Study study, Candidate candidate) {
        return study.cube().orElseThrow().slice(candidate.attributes(), candidate.codes());
    }
}
