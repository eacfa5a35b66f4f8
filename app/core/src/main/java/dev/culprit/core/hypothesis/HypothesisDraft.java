package dev.culprit.core.hypothesis;

import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A suspected cause, stated so that it can be wrong.
///
/// @param title one short sentence that names the suspect
/// @param reasoning why it is suspected
/// @param expectedIfTrue what a query would show if it is right
/// @param expectedIfFalse what a query would show if it is wrong; excludes `expectedIfTrue`
/// @param tables the most suspect first
/// @param columns the most suspect first
/// @param onset when this cause would have begun
/// @param parameters what its author needs to test it, by name; shown to nobody
public record HypothesisDraft(
        String title,
        Category category,
        FaultKind fault,
        String reasoning,
        String expectedIfTrue,
        String expectedIfFalse,
        Slice slice,
        List<TableName> tables,
        List<String> columns,
        Optional<LocalDateTime> onset,
        Map<String, String> parameters) {
    public HypothesisDraft {
        if (title.isBlank() || title.length() > 200) {
            throw new IllegalArgumentException("A hypothesis needs a title of 1 to 200 characters");
        }
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
        parameters = Map.copyOf(parameters);
    }
}
