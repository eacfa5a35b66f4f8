package dev.culprit.desktop.command;

import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.eventstore.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "doctor", description = "Check what Culprit needs on this machine.")
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Override
    public Integer call() {
        Home home = culprit.home();
        tell("Culprit", Wiring.version());
        tell("Java", Runtime.version() + ", " + System.getProperty("java.vm.vendor"));
        tell("System", System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
        tell("Display", Display.problem().orElse("available"));
        tell("Home", home.folder().toString());
        return store(home).code();
    }

    private static ExitCode store(Home home) {
        try (Wiring wiring = Wiring.open(home)) {
            Verification log = wiring.store().verify();
            tell(
                    "Event log",
                    log.events()
                            + " events of "
                            + log.investigations()
                            + " investigations, "
                            + (log.intact() ? "intact" : "damaged"));
            log.problems().forEach(problem -> tell("", problem + "."));
            return log.intact() ? ExitCode.FOUND : ExitCode.FAILED;
        } catch (Complaint broken) {
            tell("Event log", broken.getMessage());
            return ExitCode.FAILED;
        }
    }

    private static void tell(String what, String answer) {
        System.out.printf("%-10s %s%n", what, answer);
    }
}
