package dev.culprit.core.report;

import dev.culprit.core.investigation.InvestigationState;

/// Turns a folded case into a document. Pure: the same state gives the same bytes.
public interface ReportRenderer {
    ReportFormat format();

    byte[] render(InvestigationState state);
}
