package dev.culprit.connector.metadata.git;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs the git program as a child process to read a log, and nothing else.
///
/// A repository's own configuration can name programs that git runs. What could make `log` start one is
/// switched off: the file-system monitor, hooks, pager, external differs, text conversion and signature
/// checks; every transport and the fetching of missing objects, by which a partial clone would start a
/// program; configuration of the user and the system. The environment is empty but for what a program
/// needs to start, and it runs in the folder for temporary files, so that no `git.exe` of the repository
/// is found.
final class GitProgram {
    private static final int LONGEST = 16 << 20;
    private static final List<String> SWITCHED_OFF =
            List.of(
                    "core.fsmonitor=false",
                    "core.hooksPath=/dev/null",
                    "core.pager=cat",
                    "core.attributesFile=/dev/null",
                    "core.alternateRefsCommand=",
                    "core.sshCommand=false",
                    "diff.external=",
                    "log.showSignature=false",
                    "protocol.allow=never",
                    "safe.bareRepository=explicit");
    private static final List<String> KEPT = List.of("SystemRoot", "TEMP", "TMP", "TMPDIR");

    private final Map<String, String> environment;
    private final Duration patience;

    GitProgram(Map<String, String> environment, Duration patience) {
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    /// @return what it wrote, at most 16 MB of it
    /// @throws ConnectorException `UNSUPPORTED` without git, `TIMEOUT`, or `REJECTED` with git's words
    String run(Path folder, List<String> arguments)
            throws ConnectorException, InterruptedException {
        Path git =
                program()
                        .orElseThrow(() ->
                                new ConnectorException(
                                        FailureKind.UNSUPPORTED,
                                        "There is no git program on the PATH, so "
                                                + folder
                                                + " has no history."));
        Process process = start(git, folder, arguments);
        try {
            return output(process, folder);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Path git, Path folder, List<String> arguments) throws ConnectorException {
        List<String> command = new ArrayList<>();
        command.add(git.toString());
        for (String setting : SWITCHED_OFF) {
            command.add("-c");
            command.add(setting);
        }
        command.addAll(List.of("--no-optional-locks", "--no-pager", "-C", folder.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.directory(new File(System.getProperty("java.io.tmpdir")));
        builder.environment().clear();
        KEPT.forEach(name -> {
            if (environment.containsKey(name)) {
                builder.environment().put(name, environment.get(name));
            }
        });
        builder.environment()
                .putAll(
                        Map.of(
                                "LC_ALL", "C",
                                "GIT_CONFIG_NOSYSTEM", "1",
                                "GIT_CONFIG_GLOBAL",
                                        File.separatorChar == '\\' ? "NUL" : "/dev/null",
                                "GIT_TERMINAL_PROMPT", "0",
                                "GIT_NO_LAZY_FETCH", "1",
                                "GIT_ALLOW_PROTOCOL", "none",
                                "GIT_OPTIONAL_LOCKS", "0"));
        builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
        try {
            return builder.start();
        } catch (IOException impossible) {
            throw new ConnectorException(
                    FailureKind.UNSUPPORTED, "The git program could not be started.", impossible);
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    /// Only whole paths of the PATH count: a relative one could lead into any folder.
    private Optional<Path> program() {
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        String name = File.separatorChar == '\\' ? "git.exe" : "git";
        for (String entry : path.split(java.util.regex.Pattern.quote(File.pathSeparator), -1)) {
            Path folder = Path.of(entry);
            if (folder.isAbsolute() && Files.isExecutable(folder.resolve(name))) {
                return Optional.of(folder.resolve(name));
            }
        }
        return Optional.empty();
    }

    private String output(Process process, Path folder)
            throws ConnectorException, InterruptedException {
        CompletableFuture<String> out = reading(process, process.getInputStream(), LONGEST);
        CompletableFuture<String> err = reading(process, process.getErrorStream(), 4_096);
        try {
            String text = out.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            String complaint = err.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            boolean cut = text.length() >= LONGEST;
            if (!cut
                    && process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    && process.exitValue() != 0) {
                throw new ConnectorException(
                        FailureKind.REJECTED,
                        "git cannot read the history of "
                                + folder
                                + ": "
                                + complaint.lines().findFirst().orElse("it says nothing."));
            }
            return text;
        } catch (TimeoutException late) {
            throw new ConnectorException(
                    FailureKind.TIMEOUT,
                    "git did not answer within " + patience.toSeconds() + " s for " + folder + ".",
                    late);
        } catch (ExecutionException broken) {
            throw new ConnectorException(
                    FailureKind.INTERNAL, "What git wrote cannot be read.", broken);
        }
    }

    /// Reads up to a length; what follows is not waited for.
    private static CompletableFuture<String> reading(Process process, InputStream in, int most) {
        var done = new CompletableFuture<String>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        var bytes = new ByteArrayOutputStream();
                        bytes.writeBytes(in.readNBytes(most));
                        if (bytes.size() == most) {
                            process.destroyForcibly();
                        }
                        done.complete(bytes.toString(StandardCharsets.UTF_8));
                    } catch (IOException closed) {
                        done.completeExceptionally(closed);
                    }
                });
        return done;
    }
}
