package dev.culprit.analyst.causes;

import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the measurements point to, before a test has said anything.
///
/// @param weight how strongly, as a probability
/// @param reason why, in one sentence
/// @param facts what its test needs to know
public record Suspect(
        FaultKind fault,
        Slice slice,
        List<TableName> tables,
        List<String> columns,
        Optional<LocalDateTime> onset,
        double weight,
        String reason,
        Map<String, String> facts) {
    public Suspect {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
        facts = Map.copyOf(facts);
    }
}
