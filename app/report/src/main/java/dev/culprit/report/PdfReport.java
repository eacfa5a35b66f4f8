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

    /// Read when a report is printed, not when the window starts.
    private record Look(String css, PdfPress press) {
        static Look read() {
            Tokens tokens = Tokens.of(Resource.text("report.css"));
            return new Look(
                    tokens.resolve(Resource.text("pdf.css")),
                    new PdfPress(new Ink(tokens.resolve(Resource.text("drawing.css")))));
        }
    }

    @Override
    public ReportFormat format() {
        return ReportFormat.PDF;
    }

    @Override
    public byte[] render(InvestigationState state, ReportOptions options) {
        Look look = Look.read();
        return options.isSummary()
                ? summary(look, state, options)
                : print(look, state, options, FULL_SIZE).bytes();
    }

    private static byte[] summary(Look look, InvestigationState state, ReportOptions options) {
        PdfPress.Printed printed = print(look, state, options, SUMMARY_SIZES.getFirst());
        for (String size : SUMMARY_SIZES.subList(1, SUMMARY_SIZES.size())) {
            if (printed.pages() == 1) {
                break;
            }
            printed = print(look, state, options, size);
        }
        return printed.bytes();
    }

    private static PdfPress.Printed print(
            Look look, InvestigationState state, ReportOptions options, String size) {
        String style = look.css() + "body { font-size: " + size + "; }\n";
        String html = HtmlReport.html(state, options, style);
        return look.press()
                .print(
                        html,
                        new PdfPress.About(
                                "Alert " + state.alert().id() + ": " + state.alert().title(),
                                "Culprit report, alert " + state.alert().id(),
                                state.lastAt()));
    }
}
