package dev.culprit.desktop;

import dev.culprit.desktop.command.CulpritCommand;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Entry point of the window and the command line.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs a command line and answers its exit code.
    public static int run(String... args) {
        return args.length == 0 ? window() : command(args);
    }

    /// Spares the start of the window the reading of all commands.
    @SuppressWarnings("IllegalCatch") // the same border as the command line's
    private static int window() {
        try {
            return new CulpritCommand().call();
        } catch (Exception failure) {
            return failed(failure);
        }
    }

    private static int command(String... args) {
        return new CommandLine(new CulpritCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure))
                .execute(args);
    }

    private static int wrongUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_INPUT.code();
    }

    private static int failed(Exception failure) {
        return switch (failure) {
            case Complaint complaint -> {
                System.err.println(complaint.getMessage());
                yield complaint.exitCode().code();
            }
            case SettingsException damaged -> {
                System.err.println(damaged.getMessage());
                yield ExitCode.FAILED.code();
            }
            case InterruptedException _ -> ExitCode.INTERRUPTED.code();
            default -> {
                LoggerFactory.getLogger(Main.class).error("A mistake in Culprit", failure);
                System.err.println("Culprit made a mistake: " + failure);
                yield ExitCode.FAILED.code();
            }
        };
    }
}
