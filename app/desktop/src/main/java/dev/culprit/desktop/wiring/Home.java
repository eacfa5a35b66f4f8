package dev.culprit.desktop.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The folder that holds all local state: the event log, caches, samples and settings.
public record Home(Path folder) {

    /// `--home`, else `CULPRIT_HOME`, else `.culprit` in the user's home folder.
    public static Home of(Optional<Path> chosen, Map<String, String> environment, String userHome) {
        Path folder =
                chosen.orElseGet(() ->
                        Optional.ofNullable(environment.get("CULPRIT_HOME"))
                                .filter(path -> !path.isBlank())
                                .map(Path::of)
                                .orElse(Path.of(userHome, ".culprit")));
        return new Home(folder.toAbsolutePath().normalize());
    }

    public Path store() {
        return folder.resolve("store");
    }

    public Path cache() {
        return folder.resolve("cache");
    }

    public Path samples() {
        return folder.resolve("samples");
    }

    public Path preferences() {
        return folder.resolve("preferences.properties");
    }

    /// Profiles of models; no keys.
    public Path models() {
        return folder.resolve("models.json");
    }

    /// Keys of models, in plain text; only the owner may read it.
    public Path secrets() {
        return folder.resolve("secrets.json");
    }

    /// Installed plug-ins, a folder each.
    public Path plugins() {
        return folder.resolve("plugins");
    }

    /// Sources that were set up; no secrets.
    public Path sources() {
        return folder.resolve("sources.json");
    }

    /// Secrets of sources, in plain text; only the owner may read it.
    public Path sourceSecrets() {
        return folder.resolve("source-secrets.json");
    }

    /// A person's tags and archive.
    public Path library() {
        return folder.resolve("library.json");
    }

    /// Links and changes entered by hand, one file for each source.
    public Path context() {
        return folder.resolve("context");
    }

    /// What Culprit writes about itself.
    public Path logs() {
        return folder.resolve("logs");
    }

    public Path maskingKey() {
        return folder.resolve("masking.key");
    }

    /// @throws Complaint when the folder cannot be made or written
    public void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw new Complaint(
                    ExitCode.FAILED,
                    "Culprit cannot write to its home folder "
                            + folder
                            + ". Make it writable or choose another with --home.");
        }
        if (!Files.isWritable(folder)) {
            throw new Complaint(
                    ExitCode.FAILED,
                    "Culprit's home folder "
                            + folder
                            + " is not writable. Change that or choose another with --home.");
        }
    }
}
