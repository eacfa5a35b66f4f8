package dev.culprit.samples;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The place of one sample on disk. A new copy is made beside the folder and moved into place as a
/// whole; its marker tells the version and the size of every file.
final class SampleFolder {

    /// To be raised whenever the bytes of any sample change.
    static final int VERSION = 1;

    private static final String MARKER = ".culprit-sample";

    private final Path folder;

    SampleFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    void write(Incident incident) throws IOException {
        if (isCurrent(incident)) {
            return;
        }
        refuseOtherContent();
        Path parent = Files.createDirectories(folder.resolveSibling("").normalize());
        Path fresh = Files.createTempDirectory(parent, ".sample-");
        try {
            new SampleFiles(incident).writeTo(fresh);
            Files.writeString(fresh.resolve(MARKER), inventory(incident, fresh));
            replaceBy(fresh, incident);
        } finally {
            delete(fresh);
        }
    }

    private boolean isCurrent(Incident incident) throws IOException {
        Path marker = folder.resolve(MARKER);
        return Files.isRegularFile(marker)
                && Files.readString(marker).equals(inventory(incident, folder));
    }

    private void refuseOtherContent() throws IOException {
        if (!Files.exists(folder) || Files.isRegularFile(folder.resolve(MARKER))) {
            return;
        }
        if (!Files.isDirectory(folder) || !entries(folder).isEmpty()) {
            throw new FileAlreadyExistsException(
                    folder.toString(), null, "holds something that is not a sample");
        }
    }

    private void replaceBy(Path fresh, Incident incident) throws IOException {
        delete(folder);
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, folder);
        } catch (IOException e) {
            // Another process may have put the same sample here in the meantime.
            if (!isCurrent(incident)) {
                throw e;
            }
        }
    }

    /// The first line names the sample and its version, the others the size of each file.
    private static String inventory(Incident incident, Path where) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(incident.sample().name()).append(" version ").append(VERSION).append('\n');
        for (Path file : entries(where)) {
            String name = file.getFileName().toString();
            if (!name.startsWith(".")) {
                text.append(name).append(' ').append(Files.size(file)).append('\n');
            }
        }
        return text.toString();
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted(Comparator.comparing(Path::getFileName)).toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
