package dev.culprit.core.reasoning;

import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.query.QueryDraft;
import java.util.List;
import java.util.Optional;

/// What the measurement does next.
public sealed interface MeasuringStep {

    /// Run these, in parallel, and ask again.
    record Ask(List<QueryDraft> queries) implements MeasuringStep {
        public Ask {
            queries = List.copyOf(queries);
        }
    }

    /// The anomaly is real; there may be more to measure.
    record Confirmed(Measurement measurement) implements MeasuringStep {}

    /// The data does not show it, or it cannot be measured. Nothing more to measure.
    record NotReproduced(Optional<Measurement> measurement, String reason)
            implements MeasuringStep {}

    /// The change is attributed. Nothing more to measure.
    record Ranked(SegmentRanking ranking) implements MeasuringStep {}
}
