package dev.culprit.desktop.command;

import dev.culprit.desktop.about.ShippedParts;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Wiring;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {
    @Option(names = "--licences", description = "and everything shipped, with its licence")
    private boolean licences;

    @Override
    public Integer call() {
        System.out.println(getVersion()[0]);
        if (licences) {
            printLicences();
        }
        return ExitCode.FOUND.code();
    }

    private static void printLicences() {
        var shipped = new ShippedParts();
        shipped.parts()
                .forEach(part ->
                        System.out.printf(
                                "%-52s %-16s %-28s %s%n",
                                part.name(), part.version(), part.licence(), part.site()));
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Culprit " + Wiring.version()};
    }
}
