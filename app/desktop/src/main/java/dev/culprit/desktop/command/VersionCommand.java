package dev.culprit.desktop.command;

import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Wiring;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {
    @Override
    public Integer call() {
        System.out.println(getVersion()[0]);
        return ExitCode.FOUND.code();
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Culprit " + Wiring.version()};
    }
}
