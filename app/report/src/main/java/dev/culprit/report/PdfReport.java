package dev.culprit.report;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportRenderer;
import java.util.List;

/// The case as a tagged A4 PDF with the content of the HTML report: the same words, the same
/// drawings, fonts inside.
public final class PdfReport implements ReportRenderer {
    /// Sizes of type in points that a summary is tried in until it fits on its page.
    private static final List<String> SUMMARY_SIZES = List.of("9.6pt", "8.8pt", "8pt", "7.4pt");

    private static final String FULL_SIZE = "9.4pt";

    private final Tokens tokens = Tokens.of(Resource.text("report.css"));
    private final String css = tokens.resolve(Resource.text("pdf.css"));
    private final PdfPress press =
            new PdfPress(new Ink(tokens.resolve(Resource.text("drawing.css"))));

    @Override
    public ReportFormat format() {
        return ReportFormat.PDF;
    }

    @Override
    public byte[] render(InvestigationState state, ReportOptions options) {
        return options.isSummary()
                ? summary(state, options)
                : print(state, options, FULL_SIZE).bytes();
    }

    private byte[] summary(InvestigationState state, ReportOptions options) {
        PdfPress.Printed printed = print(state, options, SUMMARY_SIZES.getFirst());
        for (String size : SUMMARY_SIZES.subList(1, SUMMARY_SIZES.size())) {
            if (printed.pages() == 1) {
                break;
            }
            printed = print(state, options, size);
        }
        return printed.bytes();
    }

    private PdfPress.Printed print(InvestigationState state, ReportOptions options, String size) {
        String style = css + "body { font-size: " + size + "; }\n";
        String html = HtmlReport.html(state, options, style);
        return press.print(
                html,
                new PdfPress.About(
                        "Alert " + state.alert().id() + ": " + state.alert().title(),
                        "Culprit report, alert " + state.alert().id(),
                        state.lastAt()));
    }
}
