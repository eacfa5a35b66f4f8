package dev.culprit.connector.metadata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A git repository with fixed dates and no configuration but its own.
public record Repository(Path folder) {

    public static boolean isPossible() {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public Repository init() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        git("init", "-q");
        return this;
    }

    public Repository commit(String at, String file, String text, String title)
            throws IOException, InterruptedException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
        git("add", file);
        run(at, List.of("commit", "-q", "-m", title));
        return this;
    }

    public void git(String... words) throws IOException, InterruptedException {
        run("2026-01-01T00:00:00Z", List.of(words));
    }

    private void run(String at, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(words);
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(
                        Map.of(
                                "GIT_CONFIG_GLOBAL", "/dev/null",
                                "GIT_CONFIG_NOSYSTEM", "1",
                                "GIT_AUTHOR_NAME", "Ana",
                                "GIT_AUTHOR_EMAIL", "ana@example.org",
                                "GIT_COMMITTER_NAME", "Ana",
                                "GIT_COMMITTER_EMAIL", "ana@example.org",
                                "GIT_AUTHOR_DATE", at,
                                "GIT_COMMITTER_DATE", at));
        Process process = builder.start();
        String said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command + ": " + said);
        }
    }
}
