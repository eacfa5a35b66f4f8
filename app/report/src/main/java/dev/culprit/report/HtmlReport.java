package dev.culprit.report;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The case as one HTML file that needs nothing else: no script, no remote resource, style and
/// drawings inside. It is well-formed XML as well, so that programs can check it.
public final class HtmlReport implements ReportRenderer {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final String css;

    public HtmlReport() {
        try (InputStream stream = HtmlReport.class.getResourceAsStream("report.css")) {
            if (stream == null) {
                throw new IllegalStateException("The report's style sheet is missing");
            }
            css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ReportFormat format() {
        return ReportFormat.HTML;
    }

    @Override
    public byte[] render(InvestigationState state) {
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
        out.open("body").open("main");
        var text = new HtmlText(out, state);
        new HtmlSummary(state, text).write();
        new HtmlHypotheses(state, text).write();
        new HtmlEvidence(state, text).write();
        return out.finish().getBytes(StandardCharsets.UTF_8);
    }
}
