package dev.culprit.desktop.command;

import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.FirstQuestion;
import dev.culprit.desktop.wiring.HomeModels;
import dev.culprit.desktop.wiring.Wiring;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "preview",
        description =
                "Measure an alert and print what a model would be asked first. Sends nothing.")
final class ModelsPreviewCommand implements Callable<Integer> {
    @ParentCommand private ModelsCommand parent = new ModelsCommand();

    @Parameters(paramLabel = "ALERT.json", description = "the alert")
    private Path alert = Path.of("");

    @Option(names = "--reasoner", required = true, paramLabel = "NAME", description = "the model")
    private String reasoner = "";

    @Option(
            names = "--source",
            paramLabel = "FOLDER|ADDRESS|NAME",
            description = "where the data is (default: the alert's own folder)")
    private @Nullable String source;

    @Override
    public Integer call() throws InterruptedException {
        try (HomeModels models = parent.open()) {
            ModelsCommand.require(models, reasoner);
            var requests =
                    new InvestigationRequests(
                            Optional.ofNullable(source),
                            reasoner,
                            ApprovalMode.AUTO,
                            Limits.of(Profile.STANDARD));
            requests.requireSource(Wiring.sources(parent.home()));
            System.out.println(FirstQuestion.of(parent.home(), models, requests.of(alert)));
        }
        return ExitCode.FOUND.code();
    }
}
