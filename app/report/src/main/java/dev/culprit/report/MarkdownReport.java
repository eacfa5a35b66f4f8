package dev.culprit.report;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportRenderer;
import java.nio.charset.StandardCharsets;

/// The case as a Markdown document for tickets and wikis.
public final class MarkdownReport implements ReportRenderer {

    @Override
    public ReportFormat format() {
        return ReportFormat.MARKDOWN;
    }

    @Override
    public byte[] render(InvestigationState state, ReportOptions options) {
        var out = new MarkdownText();
        var briefing = new Briefing(state, options);
        if (options.isSummary()) {
            new MarkdownOnePage(state, briefing, out).write();
        } else {
            new MarkdownSummary(state, briefing, out).write();
            new MarkdownEvidence(state, briefing, out).write();
        }
        return out.finish().getBytes(StandardCharsets.UTF_8);
    }
}
