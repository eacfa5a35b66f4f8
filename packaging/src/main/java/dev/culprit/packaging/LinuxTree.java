package dev.culprit.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// The files of a Linux package in their places. Every one is owned by the package, so removing it
/// needs no script, and nothing of it needs a desktop to be there.
final class LinuxTree {
    private static final Path HOME = Path.of("opt", "culprit");

    private final Build build;

    LinuxTree(Build build) {
        this.build = build;
    }

    Path make() throws IOException {
        Path root = Folders.empty(build.target().resolve("tree"));
        Folders.copy(build.image(), root.resolve(HOME));
        Path bin = Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(
                bin.resolve("culprit"), Path.of("/").resolve(HOME).resolve("bin/culprit"));
        Path linux = build.sources().resolve("linux");
        put(linux.resolve("culprit.desktop"), root.resolve("usr/share/applications"));
        put(linux.resolve("culprit.xml"), root.resolve("usr/share/mime/packages"));
        put(linux.resolve("copyright"), root.resolve("usr/share/doc/culprit"));
        manPage(linux.resolve("culprit.1"), root.resolve("usr/share/man/man1"));
        icons(root.resolve("usr/share/icons/hicolor"));
        permit(root);
        return root;
    }

    private void icons(Path theme) throws IOException {
        Path window = build.sources().resolveSibling("resources").resolve("icons");
        for (int size : List.of(16, 24, 32, 48, 64, 128, 256, 512)) {
            Path from = size == 512 ? build.sources().resolve("icons") : window;
            icon(from.resolve("culprit-" + size + ".png"), theme.resolve(size + "x" + size), "png");
        }
        icon(build.sources().resolve("icons/culprit.svg"), theme.resolve("scalable"), "svg");
    }

    private static void icon(Path picture, Path folder, String extension) throws IOException {
        Path apps = Files.createDirectories(folder.resolve("apps"));
        Files.copy(picture, apps.resolve("culprit." + extension));
    }

    private static void put(Path file, Path folder) throws IOException {
        Files.copy(file, Files.createDirectories(folder).resolve(file.getFileName().toString()));
    }

    private static void manPage(Path page, Path folder) throws IOException {
        Path packed = Files.createDirectories(folder).resolve(page.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(page, out);
        }
    }

    /// Whatever the builder's own mask is, everyone may read and only the owner may write.
    private static void permit(Path root) throws IOException {
        for (Path each : Folders.all(root)) {
            if (!Files.isSymbolicLink(each)) {
                boolean opened = Files.isDirectory(each) || Files.isExecutable(each);
                Files.setPosixFilePermissions(
                        each, PosixFilePermissions.fromString(opened ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
