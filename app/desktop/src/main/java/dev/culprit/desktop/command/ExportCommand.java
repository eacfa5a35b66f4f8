package dev.culprit.desktop.command;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Exports;
import dev.culprit.desktop.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "export", description = "Write an investigation as a report or a bundle.")
final class ExportCommand implements Callable<Integer> {
    private static final String BUNDLE = "culprit";

    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Parameters(paramLabel = "ID|CASE.culprit", description = "which investigation")
    private String which = "";

    @Option(
            names = "--format",
            required = true,
            paramLabel = "html|md|json|culprit",
            description = "what to write")
    private String format = "";

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "where to")
    private Path output = Path.of("");

    @Override
    public Integer call() {
        if (!format.equals(BUNDLE) && ReportFormat.of(format).isEmpty()) {
            throw Complaint.badInput("--format is html, md, json or culprit, not " + format + ".");
        }
        GivenFiles.prepareFor(output);
        GivenFiles.write(output, render(events()));
        return ExitCode.FOUND.code();
    }

    private byte[] render(List<EventEnvelope<InvestigationEvent>> events) {
        Exports exports = Wiring.exports(culprit.home());
        return ReportFormat.of(format)
                .map(known -> exports.report(known).render(InvestigationState.of(events)))
                .orElseGet(() -> exports.bundles().write(events));
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
