package dev.culprit.core.finding;

import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// What makes a cause believable at a glance, beside the counterfactual and the control. Each part
/// is absent when it was not computed, and names the query that its numbers come from.
///
/// @param accused how the accused slice itself moved, to be put beside the control
/// @param mix which part of the change is no change of values at all
/// @param walk the tables from the alert's table upstream, in order of their level; empty when there
///     is nothing upstream
public record Proof(Optional<Shift> accused, Optional<Mix> mix, List<Walked> walk) {
    public Proof {
        walk = List.copyOf(walk);
    }

    /// A metric before and in the window.
    public record Shift(double before, double after, QueryId query) {}

    /// A change of a rate or mean taken apart. Both parts add up to the whole change and may have
    /// different signs.
    ///
    /// @param attributes the attributes whose slices were compared
    /// @param before the metric in the baseline
    /// @param after the metric in the window
    /// @param within the part that happened inside the slices, in units of the metric
    /// @param shares the part that is there because the slices' shares of the rows moved
    public record Mix(
            List<String> attributes,
            double before,
            double after,
            double within,
            double shares,
            QueryId baseline,
            QueryId window) {
        public Mix {
            attributes = List.copyOf(attributes);
        }

        /// Share of the change that happened inside the slices; may leave 0..1.
        public double withinShare() {
            return within / (within + shares);
        }
    }

    /// A table on the way upstream.
    ///
    /// @param level steps upstream from the alert's table, which is 0
    /// @param named whether it is the table that the finding blames
    /// @param query the query that examined it; absent when none did
    /// @param lastRow its latest row before the end of the window
    public record Walked(
            TableName table,
            int level,
            State state,
            boolean named,
            Optional<QueryId> query,
            Optional<Sign> sign,
            Optional<LocalDateTime> lastRow) {}

    /// What was seen of a table.
    public enum State {
        ANOMALOUS,
        HEALTHY,
        NOT_EXAMINED
    }

    /// The number by which a table's state was judged.
    ///
    /// @param reference what `value` is compared with
    public record Sign(Kind kind, double reference, double value) {
        public enum Kind {
            /// The alert's metric as expected and in the window.
            METRIC,
            /// Rows a day in the baseline and in the window.
            ROWS_A_DAY,
            /// All rows, and those whose key is there more than once.
            REPEATED_KEYS
        }
    }
}
