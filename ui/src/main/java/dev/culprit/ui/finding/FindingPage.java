package dev.culprit.ui.finding;

import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.format.Span;
import java.util.List;
import java.util.Optional;

/// Everything the finding page shows, in words and ready to be laid out.
///
/// @param headline the one sentence in large type
/// @param sentence what the outcome means, below the headline; may be empty
/// @param trust how sure and how good, as short sentences
/// @param paragraph the root cause, sentence after sentence
/// @param lost hypotheses that did not make it, by how they ended
/// @param details for the clipboard: all that someone who helps would ask for
record FindingPage(
        Outcome outcome,
        String headline,
        String sentence,
        List<Chip> chips,
        List<String> trust,
        List<Span> paragraph,
        Optional<Proof> proof,
        Optional<MetricContent> metric,
        Optional<Contribution> contribution,
        List<List<Span>> chain,
        List<Recommendation> recommendations,
        List<Lost> lost,
        List<String> assumptions,
        String details) {

    enum Outcome {
        /// Still running.
        PENDING,
        FOUND,
        /// Found, and it is no fault.
        EXPECTED,
        INCONCLUSIVE,
        FAILED,
        CANCELLED,
        INTERRUPTED
    }

    enum ChipKind {
        SLICE,
        ONSET,
        COLUMN,
        CATEGORY,
        FAULT
    }

    record Chip(ChipKind kind, String text) {}

    /// Each part is there only when it was computed.
    ///
    /// @param bars the metric with the slice, without it, and as expected
    /// @param explained "explains 99 % of the excess"; may be empty
    record Proof(
            List<Measured> bars,
            List<Span> explained,
            Optional<Beside> control,
            Optional<Mixed> mix,
            List<List<Step>> walk) {}

    /// The accused slice beside one that should not have moved, all bars on one scale.
    ///
    /// @param accused empty when the log does not say how it moved
    record Beside(
            String accusedName,
            List<Measured> accused,
            String controlName,
            List<Measured> control,
            List<Span> sentence) {}

    /// A change taken apart into values inside slices and shares that moved.
    ///
    /// @param fraction of the bar that values take, 0 to 1
    record Mixed(String title, double fraction, List<Part> parts, List<Span> sentence) {}

    /// @param tone style class of its part of the bar
    record Part(String tone, String name, String value, Optional<QueryId> query) {}

    /// A table upstream; those of one list are equally far from the alert's table.
    ///
    /// @param mark what it is named for; empty when it is not
    record Step(String table, Seen seen, String state, String mark, List<Span> sentence) {}

    enum Seen {
        ANOMALOUS,
        HEALTHY,
        NOT_EXAMINED
    }

    /// @param fraction of the longest bar of its chart
    /// @param tone style class of the bar
    record Measured(
            String name,
            double fraction,
            String tone,
            String value,
            Optional<QueryId> query,
            String hint) {}

    record Contribution(String caption, List<Measured> bars) {}

    /// @param how `confirmed`, `refuted`, `untested`, `ruled-out` or `open`
    record Lost(String how, String title, List<Span> why) {}
}
