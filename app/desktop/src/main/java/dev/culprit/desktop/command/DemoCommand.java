package dev.culprit.desktop.command;

import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.samples.Sample;
import dev.culprit.samples.SampleLibrary;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "demo", description = "Open the window on a sample investigation, running.")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "null_spike",
            description = "the sample (default: ${DEFAULT-VALUE})")
    private String name = "null_spike";

    @Option(
            names = "--reasoner",
            paramLabel = "NAME",
            defaultValue = InvestigationRequests.BUILT_IN,
            description =
                    "builtin, or a model of `culprit models list` at its side (default:"
                            + " ${DEFAULT-VALUE})")
    private String reasoner = InvestigationRequests.BUILT_IN;

    @Override
    public Integer call() {
        SampleLibrary library = new SampleLibrary();
        if (library.find(name).isEmpty()) {
            String known =
                    library.all().stream().map(Sample::name).collect(Collectors.joining(", "));
            throw Complaint.badInput("There is no sample " + name + "; there is " + known + ".");
        }
        new WindowLauncher(culprit.home(), reasoner).open(Optional.of(name));
        return ExitCode.FOUND.code();
    }
}
