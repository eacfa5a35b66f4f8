package dev.culprit.analyst;

import dev.culprit.analyst.study.Study;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.measurement.Slice;
import java.util.List;

/// Looks for a further cause once the leading slice is taken out.
final class SecondCause {
    private SecondCause() {}

    static List<Slice> of(Study study, HypothesisDraft leading) {
        return List.of();
    }
}
