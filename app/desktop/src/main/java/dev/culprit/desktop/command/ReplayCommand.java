package dev.culprit.desktop.command;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.replay.Recording;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.HomeModels;
import dev.culprit.desktop.wiring.Rerun;
import dev.culprit.desktop.wiring.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "replay",
        description = "Replay a saved investigation with no source, network or model.",
        exitCodeListHeading = "%nExit codes with --rerun:%n",
        exitCodeList = {
            "0:the same came out",
            "1:something differs",
            "2:the source is gone, or wrong usage"
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CASE.culprit", description = "the saved investigation")
    private Path file = Path.of("");

    @Option(names = "--until", paramLabel = "SEQ", description = "stop after this event")
    private @Nullable Integer until;

    @Option(names = "--verify", description = "only check that nothing was changed")
    private boolean verify;

    @Option(
            names = "--rerun",
            description =
                    "investigate it again, against its source and with the recorded answers of its"
                            + " model, and tell the first difference")
    private boolean rerun;

    @Option(
            names = "--source",
            paramLabel = "FOLDER|ADDRESS|NAME",
            description = "with --rerun: where the data is now (default: where it was)")
    private @Nullable String source;

    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Override
    public Integer call() throws InterruptedException {
        if (source != null && !rerun) {
            throw Complaint.badInput("--source needs --rerun.");
        }
        List<EventEnvelope<InvestigationEvent>> events = GivenFiles.bundle(file);
        if (verify) {
            System.out.println(events.size() + " events, nothing was changed.");
            return ExitCode.FOUND.code();
        }
        if (rerun) {
            return again(events).code();
        }
        Recording recording = new Recording(events);
        int position = until == null ? recording.size() : until;
        if (position < 1 || position > recording.size()) {
            throw Complaint.badInput(
                    "--until goes from 1 to " + recording.size() + ", the number of events.");
        }
        InvestigationState state = recording.at(position);
        System.out.writeBytes(Wiring.findings().render(state));
        System.out.println();
        boolean past = position < recording.size();
        return past ? ExitCode.FOUND.code() : Outcomes.complain(state).code();
    }

    private ExitCode again(List<EventEnvelope<InvestigationEvent>> events)
            throws InterruptedException {
        try (HomeModels models = Wiring.models(culprit.home())) {
            Optional<String> difference =
                    new Rerun(culprit.home(), models).of(events, Optional.ofNullable(source));
            System.out.println(difference.orElse("The same came out."));
            return difference.isEmpty() ? ExitCode.FOUND : ExitCode.FAILED;
        }
    }
}
