package dev.culprit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Whole folders.
final class Folders {
    private Folders() {}

    /// The folder, made if need be, with nothing in it.
    static Path empty(Path folder) throws IOException {
        delete(folder);
        return Files.createDirectories(folder);
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : all(folder).reversed()) {
                Files.delete(each);
            }
        }
    }

    /// Keeps times and permissions: the ahead-of-time cache knows the jars by their times.
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path each : all(from)) {
            Path target = to.resolve(from.relativize(each).toString());
            if (!Files.isDirectory(each) || !Files.exists(target)) {
                Files.copy(
                        each,
                        target,
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /// The files directly in a folder, by name.
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// A folder and all below it, parents first.
    static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
