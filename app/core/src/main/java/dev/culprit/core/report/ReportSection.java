package dev.culprit.core.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The parts of a report that can be left out, in the order in which they stand. The sentence that
/// names the cause is always there.
public enum ReportSection {
    PROOF,
    /// What was alerted against what was measured.
    ALERT,
    /// The metric over time.
    SERIES,
    SEGMENTS,
    /// The causal chain.
    CHAIN,
    RECOMMENDATIONS,
    HYPOTHESES,
    /// Queries, their rows, and what each says.
    EVIDENCE,
    /// What people thought of the outcome.
    FEEDBACK,
    /// Limits, assumptions, what could not be had, and usage.
    LIMITS;

    /// Its name on the command line and in links.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReportSection> of(String key) {
        String wanted = key.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(section -> section.key().equals(wanted)).findFirst();
    }
}
