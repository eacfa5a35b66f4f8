package dev.culprit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The deb and the rpm, from one tree.
final class LinuxPackages {
    private final Build build;

    LinuxPackages(Build build) {
        this.build = build;
    }

    void make() throws IOException, InterruptedException {
        Path tree = new LinuxTree(build).make();
        if (isThere("rpmbuild")) {
            rpm(tree);
        } else {
            System.out.println("No rpm: the program rpmbuild is not there.");
        }
        if (isThere("dpkg-deb")) {
            deb(tree);
        } else {
            System.out.println("No deb: the program dpkg-deb is not there.");
        }
    }

    private void deb(Path tree) throws IOException, InterruptedException {
        Path control = Files.createDirectories(tree.resolve("DEBIAN"));
        Files.writeString(
                control.resolve("control"),
                filled("deb.control")
                        .replace("@ARCH@", arm() ? "arm64" : "amd64")
                        .replace("@KIB@", String.valueOf(kibibytes(tree))));
        Path file =
                build.target()
                        .resolve(
                                "culprit_"
                                        + build.version()
                                        + "_"
                                        + (arm() ? "arm64" : "amd64")
                                        + ".deb");
        Files.deleteIfExists(file);
        Tool.run(
                build.target(),
                Map.of(),
                List.of(
                        "dpkg-deb",
                        "--root-owner-group",
                        "-Zzstd",
                        "-z9",
                        "--build",
                        tree.toString(),
                        file.toString()));
    }

    private void rpm(Path tree) throws IOException, InterruptedException {
        Path work = Folders.empty(build.target().resolve("rpm"));
        Path spec = work.resolve("culprit.spec");
        Files.writeString(spec, filled("rpm.spec").replace("@TREE@", tree.toString()));
        Tool.run(
                work,
                Map.of(),
                List.of(
                        "rpmbuild",
                        "-bb",
                        "--target",
                        arm() ? "aarch64" : "x86_64",
                        "--define",
                        "_topdir " + work,
                        "--define",
                        "_rpmdir " + build.target(),
                        "--define",
                        "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
                        spec.toString()));
    }

    private String filled(String template) throws IOException {
        return Files.readString(build.sources().resolve("linux").resolve(template))
                .replace("@VERSION@", build.version());
    }

    private boolean arm() {
        return build.platform().arch() == Platform.Arch.ARM64;
    }

    private static long kibibytes(Path tree) throws IOException {
        long bytes = 0;
        for (Path each : Folders.all(tree)) {
            bytes += Files.isRegularFile(each) ? Files.size(each) : 0;
        }
        return bytes / 1024;
    }

    private static boolean isThere(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
