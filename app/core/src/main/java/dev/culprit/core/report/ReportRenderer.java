package dev.culprit.core.report;

import dev.culprit.core.investigation.InvestigationState;

/// Turns a folded case into a document. Pure: the same state and options give the same bytes.
public interface ReportRenderer {
    ReportFormat format();

    byte[] render(InvestigationState state, ReportOptions options);

    /// The whole case.
    default byte[] render(InvestigationState state) {
        return render(state, ReportOptions.FULL);
    }
}
