package dev.culprit.desktop.command;

import dev.culprit.core.source.SourceProfile;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.HomeModels;
import dev.culprit.desktop.wiring.SourceLocations;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.eventstore.Verification;
import dev.culprit.llm.ConnectionCheck;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelProfile;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        tell("Fonts", Fonts.problem().orElse("available"));
        tell("Home", home.folder().toString());
        tell("Logs", home.logs().toString());
        ExitCode log = store(home);
        ExitCode sources = sources(home);
        ExitCode models = models(home);
        return Stream.of(log, sources, models)
                .filter(each -> each != ExitCode.FOUND)
                .findFirst()
                .orElse(ExitCode.FOUND)
                .code();
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

    /// None of them is reached: a source may be slow, and `culprit sources test` tries one.
    private static ExitCode sources(Home home) {
        ExitCode worst = ExitCode.FOUND;
        try {
            SourceLocations sources = Wiring.sources(home);
            List<SourceProfile> all = sources.profiles().all();
            tell("Sources", all.isEmpty() ? "none set up" : all.size() + " set up");
            all.forEach(profile -> tell("", SourceLines.of(profile, sources)));
            if (sources.secrets().isOpenToOthers()) {
                tell(
                        "",
                        "Others on this machine may read "
                                + home.sourceSecrets()
                                + "; chmod 600 it.");
                worst = ExitCode.FAILED;
            }
        } catch (SettingsException | Complaint damaged) {
            tell("Sources", String.valueOf(damaged.getMessage()));
            worst = ExitCode.FAILED;
        }
        return worst;
    }

    /// Each model is asked one tiny question. One that does not answer is a failure, unless the person wants
    /// it to be blocked.
    private static ExitCode models(Home home) {
        ExitCode worst = ExitCode.FOUND;
        try (HomeModels models = Wiring.models(home)) {
            boolean localOnly = models.profiles().localOnly();
            tell("Models", ModelLines.localOnly(localOnly));
            if (models.keys().isOpenToOthers()) {
                tell("", "Others on this machine may read " + home.secrets() + "; chmod 600 it.");
                worst = ExitCode.FAILED;
            }
            for (ModelProfile profile : models.profiles().all()) {
                tell("", ModelLines.of(profile, models.keys()));
                switch (models.check(profile)) {
                    case ConnectionCheck.Works works -> tell("", "  " + ModelLines.of(works));
                    case ConnectionCheck.Fails(var kind, var sentence) -> {
                        tell("", "  " + sentence);
                        boolean wanted = localOnly && kind == FailureKind.BLOCKED;
                        worst = wanted ? worst : ExitCode.FAILED;
                    }
                }
            }
        } catch (SettingsException | Complaint damaged) {
            tell("Models", String.valueOf(damaged.getMessage()));
            worst = ExitCode.FAILED;
        }
        return worst;
    }

    private static void tell(String what, String answer) {
        System.out.printf("%-10s %s%n", what, answer);
    }
}
