package dev.culprit.report;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportRenderer;
import java.nio.charset.StandardCharsets;

/// The case as a Markdown document for tickets and wikis.
public final class MarkdownReport implements ReportRenderer {

    @Override
    public ReportFormat format() {
        return ReportFormat.MARKDOWN;
    }

    @Override
    public byte[] render(InvestigationState state) {
        var out = new MarkdownText();
        new MarkdownSummary(state, out).write();
        new MarkdownEvidence(state, out).write();
        return out.finish().getBytes(StandardCharsets.UTF_8);
    }
}
