package dev.culprit.ui;

/// The pages of a case that has its finding.
enum CaseTab {
    FINDING,
    HYPOTHESES,
    EVIDENCE,
    LINEAGE,
    CHANGES,
    REASONING,
    EVENTS
}
