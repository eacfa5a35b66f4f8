package dev.culprit.desktop.command;

import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.samples.Sample;
import dev.culprit.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "samples", description = "Write the sample data sets and their alerts to a folder.")
final class SamplesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "where to write; one folder a sample")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        for (Sample sample : new SampleLibrary().all()) {
            Path target = folder.resolve(sample.name());
            try {
                sample.write(target);
            } catch (IOException unwritable) {
                throw new Complaint(
                        ExitCode.FAILED,
                        "The sample cannot be written to "
                                + target
                                + ": "
                                + unwritable.getMessage());
            }
            System.out.println(target);
        }
        return ExitCode.FOUND.code();
    }
}
