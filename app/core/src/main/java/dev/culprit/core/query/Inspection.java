package dev.culprit.core.query;

import java.util.List;

/// What an inspector makes of a query's text.
public sealed interface Inspection {

    /// @param refusal why it must not run
    record Refused(Refusal refusal) implements Inspection {}

    /// Safe to show to a person and, once approved, to run as it stands.
    ///
    /// @param sql exactly the text that was parsed, the row limit added where it was missing
    /// @param reads tables and columns touched
    /// @param aggregate whether it returns aggregates only, no single rows
    /// @param warnings sentences for the person who approves it
    record Clean(
            String sql,
            List<TableUse> reads,
            boolean limitAdded,
            boolean aggregate,
            List<String> warnings)
            implements Inspection {
        public Clean {
            reads = List.copyOf(reads);
            warnings = List.copyOf(warnings);
        }
    }
}
