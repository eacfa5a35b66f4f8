package dev.culprit.desktop.command;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Wiring;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "list", description = "List the investigations, the most recent first.")
final class ListCommand implements Callable<Integer> {
    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Override
    public Integer call() {
        try (Wiring wiring = Wiring.open(culprit.home())) {
            for (InvestigationId id : wiring.desk().investigations()) {
                InvestigationState state = wiring.desk().state(id);
                System.out.println(id + "  " + state.alert().title() + "  " + Outcomes.line(state));
            }
        }
        return ExitCode.FOUND.code();
    }
}
