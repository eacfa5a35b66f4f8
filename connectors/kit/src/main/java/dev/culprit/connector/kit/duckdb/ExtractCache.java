package dev.culprit.connector.kit.duckdb;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Extracts of folders, one database file each, found again by what they were made from.
///
/// A file is written under a name of its own and renamed when it is whole, so that two processes
/// may load the same folder at once and a killed one leaves nothing half done behind.
public final class ExtractCache {
    private static final String ENDING = ".duckdb";
    private static final int MOST_FILES = 20;
    private static final long MOST_BYTES = 4L << 30;

    private final Path folder;
    private final InstantSource clock;

    /// Fills an empty database file.
    @FunctionalInterface
    public interface Writer {
        void write(Path database) throws ConnectorException;
    }

    public ExtractCache(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// The extract for these facts, written now if there is none yet.
    ///
    /// @param facts everything its content depends on
    public Path get(List<String> facts, Writer writer) throws ConnectorException {
        Path wanted = folder.resolve(hash(facts) + ENDING);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(wanted)) {
                write(wanted, writer);
            }
            Files.setLastModifiedTime(wanted, FileTime.from(clock.instant()));
            evict(wanted);
            return wanted;
        } catch (IOException cause) {
            throw new ConnectorException(
                    FailureKind.INTERNAL,
                    "The cache folder " + folder + " cannot be used: " + Sentences.reason(cause),
                    cause);
        }
    }

    private void write(Path wanted, Writer writer) throws ConnectorException, IOException {
        String own = ProcessHandle.current().pid() + "-" + System.nanoTime();
        Path draft = folder.resolve(wanted.getFileName() + "." + own + ".draft");
        try {
            writer.write(draft);
            publish(draft, wanted);
        } finally {
            Files.deleteIfExists(draft);
            Files.deleteIfExists(folder.resolve(draft.getFileName() + ".wal"));
        }
    }

    private static void publish(Path draft, Path wanted) throws IOException {
        try {
            Files.move(
                    draft,
                    wanted,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unusual) {
            Files.move(draft, wanted, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            if (!Files.exists(wanted)) {
                throw cause;
            }
        }
    }

    /// Deletes what was not used for longest. An extract that is open stays readable on Unix and
    /// cannot be deleted on Windows; both are fine.
    private void evict(Path inUse) throws IOException {
        int files = 0;
        long bytes = 0;
        for (Path extract : latestFirst()) {
            files++;
            bytes += Files.size(extract);
            boolean tooMuch = files > MOST_FILES || bytes > MOST_BYTES;
            if (tooMuch && !extract.equals(inUse)) {
                deleteQuietly(extract);
            }
        }
    }

    private List<Path> latestFirst() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(ExtractCache::lastUse).reversed())
                    .toList();
        }
    }

    private static FileTime lastUse(Path extract) {
        try {
            return Files.getLastModifiedTime(extract);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static void deleteQuietly(Path extract) {
        try {
            Files.deleteIfExists(extract);
        } catch (IOException inUse) {
            // Another process has it open; it is older still next time.
        }
    }

    private static String hash(List<String> facts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String fact : facts) {
                digest.update(fact.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every JDK has SHA-256", cause);
        }
    }
}
