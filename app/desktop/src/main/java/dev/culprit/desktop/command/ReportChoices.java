package dev.culprit.desktop.command;

import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportOptions.Detail;
import dev.culprit.core.report.ReportSection;
import dev.culprit.desktop.wiring.Complaint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// How much of a case a report tells, as given on the command line.
final class ReportChoices {
    @Option(
            names = "--detail",
            defaultValue = "full",
            paramLabel = "summary|full",
            description =
                    "summary: one page; full: every hypothesis and query (default: ${DEFAULT-VALUE})")
    private Detail detail = Detail.FULL;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "SECTION",
            description =
                    "leave a section out: proof, alert, series, segments, chain, recommendations,"
                            + " hypotheses, evidence, feedback or limits; may be repeated")
    private List<String> without = List.of();

    /// @throws Complaint when there is no such section
    ReportOptions options() {
        return new ReportOptions(
                detail, without.stream().map(ReportChoices::section).collect(Collectors.toSet()));
    }

    private static ReportSection section(String key) {
        return ReportSection.of(key.strip())
                .orElseThrow(() ->
                        Complaint.badInput(
                                "There is no section "
                                        + key.strip()
                                        + "; a report has "
                                        + Arrays.stream(ReportSection.values())
                                                .map(ReportSection::key)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }
}
