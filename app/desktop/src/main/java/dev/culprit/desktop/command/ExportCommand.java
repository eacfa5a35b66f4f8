package dev.culprit.desktop.command;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "export",
        description = "Write an investigation as a report, a folder of evidence or a bundle.")
final class ExportCommand implements Callable<Integer> {
    private static final String BUNDLE = "culprit";
    private static final String FOLDER = "folder";

    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Parameters(paramLabel = "ID|CASE.culprit", description = "which investigation")
    private String which = "";

    @Option(
            names = "--format",
            required = true,
            paramLabel = "pdf|html|md|json|zip|folder|culprit",
            description =
                    "what to write; folder, or zip for one packed file: findings, the SQL of every query"
                            + " and its rows as CSV")
    private String format = "";

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE|FOLDER",
            description = "where to")
    private Path output = Path.of("");

    @Mixin private ReportChoices choices = new ReportChoices();

    @Override
    public Integer call() {
        boolean other = format.equals(BUNDLE) || format.equals(FOLDER);
        if (!other && ReportFormat.of(format).isEmpty()) {
            throw Complaint.badInput(
                    "--format is pdf, html, md, json, zip, folder or culprit, not " + format + ".");
        }
        ReportOptions options = choices.options();
        if (format.equals(FOLDER)) {
            GivenFiles.makeFolder(output);
            GivenFiles.unpack(output, render(ReportFormat.EVIDENCE, options, events()));
        } else {
            GivenFiles.prepareFor(output);
            GivenFiles.write(output, document(options, events()));
        }
        return ExitCode.FOUND.code();
    }

    private byte[] document(ReportOptions options, List<EventEnvelope<InvestigationEvent>> events) {
        return ReportFormat.of(format)
                .map(known -> render(known, options, events))
                .orElseGet(() -> Wiring.exports(culprit.home()).bundles().write(events));
    }

    private byte[] render(
            ReportFormat known,
            ReportOptions options,
            List<EventEnvelope<InvestigationEvent>> events) {
        return Wiring.exports(culprit.home())
                .report(known)
                .render(InvestigationState.of(events), options);
    }

    private List<EventEnvelope<InvestigationEvent>> events() {
        if (which.endsWith("." + BUNDLE) || Files.exists(Path.of(which))) {
            return GivenFiles.bundle(Path.of(which));
        }
        try (Wiring wiring = Wiring.open(culprit.home())) {
            List<EventEnvelope<InvestigationEvent>> events = wiring.desk().events(id());
            if (events.isEmpty()) {
                throw noSuchInvestigation();
            }
            return events;
        }
    }

    private InvestigationId id() {
        try {
            return new InvestigationId(which);
        } catch (IllegalArgumentException notAnId) {
            throw noSuchInvestigation();
        }
    }

    private Complaint noSuchInvestigation() {
        return Complaint.badInput(
                "There is no investigation " + which + "; `culprit list` shows which there are.");
    }
}
