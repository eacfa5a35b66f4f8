package dev.culprit.desktop.command;

import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// `culprit` itself: opens the window, on a file where one is given, as by a double click.
@Command(
        name = "culprit",
        description = "Finds out why a data quality alert fired, and proves it.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionCommand.class,
        subcommands = {
            DemoCommand.class,
            ScanCommand.class,
            InvestigateCommand.class,
            BenchCommand.class,
            ReplayCommand.class,
            ExportCommand.class,
            ListCommand.class,
            StorageCommand.class,
            SourcesCommand.class,
            PluginsCommand.class,
            ModelsCommand.class,
            ContextCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            SamplesCommand.class,
            VersionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a finding was reached (expected variance included)",
            "1:the investigation failed",
            "2:wrong usage or bad input",
            "3:inconclusive",
            "130:interrupted"
        })
public final class CulpritCommand implements Callable<Integer> {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "folder for all local state (default: CULPRIT_HOME or ~/.culprit)")
    private @Nullable Path home;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "an alert, a saved investigation, or data (a file or folder) to open in the window")
    private @Nullable Path file;

    Home home() {
        return Home.of(Optional.ofNullable(home), System.getenv(), userHome());
    }

    /// `HOME` where it is set: the JVM asks the system's user list instead.
    private static String userHome() {
        return System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
    }

    @Override
    public Integer call() {
        Optional<Path> given = Optional.ofNullable(file);
        given.filter(each -> !Files.exists(each))
                .ifPresent(each -> {
                    throw Complaint.badInput("There is neither a command nor a file " + each + ".");
                });
        new WindowLauncher(home(), InvestigationRequests.BUILT_IN)
                .openOrHandOver(given.map(Path::toAbsolutePath));
        return ExitCode.FOUND.code();
    }
}
