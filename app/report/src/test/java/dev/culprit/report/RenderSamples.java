package dev.culprit.report;

import dev.culprit.core.report.ReportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the hand-built cases as documents, to be looked at.
final class RenderSamples {
    private RenderSamples() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        var html = new HtmlReport();
        Files.write(folder.resolve("completed.html"), html.render(Cases.nullSpike()));
        Files.write(folder.resolve("inconclusive.html"), html.render(Cases.inconclusive()));
        Files.write(
                folder.resolve("failed.html"), html.render(Cases.failed("The login was refused.")));
        Files.write(folder.resolve("expected.html"), html.render(Cases.expectedVariance()));
        String padding =
                " with_a_name_that_is_much_too_long_for_any_column_of_a_table_or_chip 12,345.6 %";
        Files.write(folder.resolve("long.html"), html.render(Cases.nullSpike(t -> t + padding)));
        var pdf = new PdfReport();
        var summary = ReportOptions.FULL.with(ReportOptions.Detail.SUMMARY);
        Files.write(folder.resolve("completed.pdf"), pdf.render(Cases.nullSpike()));
        Files.write(folder.resolve("summary.pdf"), pdf.render(Cases.nullSpike(), summary));
        Files.write(folder.resolve("summary.html"), html.render(Cases.nullSpike(), summary));
        Files.write(folder.resolve("completed.md"), new MarkdownReport().render(Cases.nullSpike()));
        Files.write(folder.resolve("completed.json"), new FindingJson().render(Cases.nullSpike()));
    }
}
