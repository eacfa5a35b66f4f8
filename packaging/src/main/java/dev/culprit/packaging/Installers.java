package dev.culprit.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The msi and the dmg, by jpackage from the finished image.
final class Installers {
    /// Says to Windows that a higher version replaces a lower one. Never changes.
    private static final String UPGRADE = "7c0b6f0e-3d0c-4a54-9f0e-6f1f4b0b51d2";

    private final Build build;

    Installers(Build build) {
        this.build = build;
    }

    void make() throws IOException, InterruptedException {
        boolean windows = build.platform().os() == Platform.Os.WINDOWS;
        Tool.run(build.target(), Map.of(), windows ? msi() : dmg());
    }

    List<String> msi() {
        return command(
                "msi",
                "--win-menu",
                "--win-menu-group",
                "Culprit",
                "--win-dir-chooser",
                "--win-per-user-install",
                "--win-upgrade-uuid",
                UPGRADE);
    }

    List<String> dmg() {
        return command("dmg", "--mac-package-identifier", "dev.culprit.desktop");
    }

    private List<String> command(String type, String... more) {
        Path sources = build.sources();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Tool.ofJdk("jpackage"),
                                "--type",
                                type,
                                "--app-image",
                                build.image().toString(),
                                "--name",
                                build.name(),
                                "--app-version",
                                build.version(),
                                "--vendor",
                                "Culprit",
                                "--license-file",
                                sources.resolveSibling("LICENSE").toString(),
                                "--file-associations",
                                sources.resolve("culprit-file.properties").toString(),
                                "--dest",
                                build.target().toString()));
        command.addAll(List.of(more));
        return command;
    }
}
