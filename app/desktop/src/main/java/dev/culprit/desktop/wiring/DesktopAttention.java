package dev.culprit.desktop.wiring;

import dev.culprit.ui.services.Attention;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications by the small program that each desktop has for them: `notify-send` on Linux, `osascript`
/// on macOS. AWT's tray would bring a second toolkit into the process. What is not there is left away.
final class DesktopAttention implements Attention {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopAttention.class);
    private static final int SECONDS = 5;

    /// The texts are arguments of the script, never part of it.
    private static final List<String> MAC_SCRIPT =
            List.of(
                    "-e",
                    "on run texts",
                    "-e",
                    "display notification (item 2 of texts) with title (item 1 of texts)",
                    "-e",
                    "end run");

    private final String system;
    private final List<Path> path;

    /// @param system its name as the JVM knows it
    /// @param path folders of programs, as one text
    DesktopAttention(String system, Optional<String> path) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.path =
                path.stream()
                        .flatMap(text -> Arrays.stream(text.split(File.pathSeparator)))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of)
                        .toList();
    }

    @Override
    public boolean tell(String title, String text) {
        return command(title, text).map(DesktopAttention::run).orElse(false);
    }

    private Optional<List<String>> command(String title, String text) {
        if (system.contains("linux")) {
            return find("notify-send")
                    .map(program ->
                            List.of(
                                    program,
                                    "--app-name=Culprit",
                                    "--icon=culprit",
                                    "--",
                                    title,
                                    text));
        }
        if (system.contains("mac")) {
            return find("osascript").map(program -> with(program, title, text));
        }
        return Optional.empty();
    }

    private static List<String> with(String program, String title, String text) {
        List<String> command = new java.util.ArrayList<>(List.of(program));
        command.addAll(MAC_SCRIPT);
        command.addAll(List.of("--", title, text));
        return command;
    }

    private Optional<String> find(String program) {
        return path.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString);
    }

    private static boolean run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
        } catch (IOException missing) {
            LOG.info("The desktop takes no notifications by {}", command.getFirst());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
