package dev.culprit.desktop.command;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.replay.Recording;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Replay a saved investigation with no source, network or model.")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CASE.culprit", description = "the saved investigation")
    private Path file = Path.of("");

    @Option(names = "--until", paramLabel = "SEQ", description = "stop after this event")
    private @Nullable Integer until;

    @Option(names = "--verify", description = "only check that nothing was changed")
    private boolean verify;

    @Override
    public Integer call() {
        List<EventEnvelope<InvestigationEvent>> events = GivenFiles.bundle(file);
        if (verify) {
            System.out.println(events.size() + " events, nothing was changed.");
            return ExitCode.FOUND.code();
        }
        Recording recording = new Recording(events);
        int position = until == null ? recording.size() : until;
        if (position < 1 || position > recording.size()) {
            throw Complaint.badInput(
                    "--until goes from 1 to " + recording.size() + ", the number of events.");
        }
        InvestigationState state = recording.at(position);
        System.out.writeBytes(Wiring.report(ReportFormat.JSON).render(state));
        System.out.println();
        boolean past = position < recording.size();
        return past ? ExitCode.FOUND.code() : Outcomes.complain(state).code();
    }
}
