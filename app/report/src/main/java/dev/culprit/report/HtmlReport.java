package dev.culprit.report;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportRenderer;
import java.nio.charset.StandardCharsets;

/// The case as one HTML file that needs nothing else: no script, no remote resource, style and
/// drawings inside. It is well-formed XML as well, so that programs can check it.
public final class HtmlReport implements ReportRenderer {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final String css = Resource.text("report.css") + Resource.text("drawing.css");

    @Override
    public ReportFormat format() {
        return ReportFormat.HTML;
    }

    @Override
    public byte[] render(InvestigationState state, ReportOptions options) {
        return html(state, options, css).getBytes(StandardCharsets.UTF_8);
    }

    /// @param css the whole style sheet
    static String html(InvestigationState state, ReportOptions options, String css) {
        var out = new Markup();
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
        out.open("head");
        out.empty("meta", "charset", "utf-8");
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "referrer", "content", "no-referrer");
        out.leaf("title", Wording.headline(state));
        out.style(css);
        out.close();
        out.open("body", "class", options.detail().name().toLowerCase(java.util.Locale.ROOT));
        out.open("main");
        var text = new HtmlText(out, new Briefing(state, options));
        if (options.isSummary()) {
            new HtmlOnePage(state, text, options).write();
        } else {
            new HtmlSummary(state, text, options).write();
            new HtmlHypotheses(state, text, options).write();
            new HtmlEvidence(state, text, options).write();
        }
        return out.finish();
    }
}
