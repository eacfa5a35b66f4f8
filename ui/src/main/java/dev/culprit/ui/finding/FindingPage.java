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

    /// @param explained "explains 99 % of the excess"
    /// @param control what a comparable slice did; may be absent
    record Proof(
            List<Measured> bars,
            String explained,
            Optional<String> control,
            List<Measured> controlBars) {}

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
