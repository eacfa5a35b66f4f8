package dev.culprit.connector.cloud.objects;

import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The copies of one store's objects on this machine. An object is fetched once per version; what
/// is no longer chosen is deleted, so the folder stays within the limits of its source.
final class ObjectCache {
    private static final int CHUNK = 16 << 20;

    private final ObjectStore store;
    private final Path folder;

    /// @param root of all stores' copies
    ObjectCache(ObjectStore store, Path root) {
        this.store = store;
        this.folder = root.resolve(hash(store.address()));
    }

    /// Copies what is missing of the selection.
    ///
    /// @return a folder that holds the selection as tables
    Path fill(Selection selection, Deadline deadline)
            throws ConnectorException, InterruptedException {
        try {
            Path objects = Files.createDirectories(folder.resolve("objects"));
            for (StoredObject object : selection.chosen()) {
                Path copy = objects.resolve(name(object));
                if (!Files.exists(copy)) {
                    fetch(object, copy, deadline);
                }
            }
            Path tables = TableFolder.build(folder.resolve("tables"), selection, this::copyOf);
            evict(objects, selection);
            return tables;
        } catch (IOException cause) {
            throw new ConnectorException(
                    FailureKind.INTERNAL,
                    "The cache folder " + folder + " cannot be used: " + cause.getMessage(),
                    cause);
        }
    }

    private Path copyOf(StoredObject object) {
        return folder.resolve("objects").resolve(name(object));
    }

    private void fetch(StoredObject object, Path copy, Deadline deadline)
            throws ConnectorException, InterruptedException, IOException {
        String own = "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".draft";
        Path draft = copy.resolveSibling(copy.getFileName() + own);
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                for (long at = 0; at < object.size(); at += CHUNK) {
                    int length = (int) Math.min(CHUNK, object.size() - at);
                    out.write(store.read(object, at, length, deadline));
                }
            }
            Files.setLastModifiedTime(draft, FileTime.from(object.modified()));
            Files.move(draft, copy, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void evict(Path objects, Selection selection) throws IOException {
        Set<String> kept =
                selection.chosen().stream().map(ObjectCache::name).collect(Collectors.toSet());
        try (Stream<Path> copies = Files.list(objects)) {
            List<Path> stale =
                    copies.filter(copy -> !kept.contains(copy.getFileName().toString()))
                            .filter(copy -> !copy.toString().endsWith(".draft"))
                            .toList();
            for (Path copy : stale) {
                Files.deleteIfExists(copy);
            }
        }
    }

    private static String name(StoredObject object) {
        return hash(object.key() + "\0" + object.size() + "\0" + object.version());
    }

    static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 16);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every JDK has SHA-256", cause);
        }
    }
}
