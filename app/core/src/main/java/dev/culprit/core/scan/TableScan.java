package dev.culprit.core.scan;

import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.Optional;

/// What a look at a table brought.
///
/// @param span what was looked at, on the column that tells days apart; empty when it could not be
///     looked at, which the first note explains
/// @param rows rows in that span
/// @param metrics number of metrics that were compared with their past
/// @param oddities the strongest first; empty when nothing looks odd
/// @param notes sentences on what was assumed or could not be looked at
/// @param answers the queries that were asked
public record TableScan(
        TableName table,
        Optional<TimeWindow> span,
        long rows,
        int metrics,
        List<Oddity> oddities,
        List<String> notes,
        List<ScanAnswer> answers) {
    public TableScan {
        oddities = List.copyOf(oddities);
        notes = List.copyOf(notes);
        answers = List.copyOf(answers);
    }

    /// It could not be looked at.
    public static TableScan impossible(TableName table, String why, List<ScanAnswer> answers) {
        return new TableScan(table, Optional.empty(), 0, 0, List.of(), List.of(why), answers);
    }

    public boolean isQuiet() {
        return span.isPresent() && metrics > 0 && oddities.isEmpty();
    }
}
