package dev.culprit.connector.metadata.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The files of a linked folder, or one linked file. Links that lead out of it are not followed,
/// whatever is too large or takes too long is refused with a sentence that names it.
public final class ContextFolder {
    private static final int ENDS = 64 * 1024;
    private static final int DEPTH = 100;
    private static final Set<String> SKIPPED =
            Set.of("node_modules", "__pycache__", "venv", "dbt_packages", "dbt_modules");

    private final Path root;
    private final Caps caps;
    private final long deadline;
    private final JsonMapper json;

    private ContextFolder(Path root, Caps caps) {
        this.root = root;
        this.caps = caps;
        this.deadline = System.nanoTime() + caps.time().toNanos();
        this.json =
                JsonMapper.builder(
                                JsonFactory.builder()
                                        .streamReadConstraints(
                                                StreamReadConstraints.builder()
                                                        .maxNestingDepth(DEPTH)
                                                        .maxDocumentLength(caps.fileBytes())
                                                        .maxStringLength(8 << 20)
                                                        .maxNameLength(10_000)
                                                        .build())
                                        .build())
                        .build();
    }

    /// The clock starts now: open it anew for each question.
    ///
    /// @throws ConnectorException `UNREACHABLE` when there is nothing at that place
    public static ContextFolder open(Path place, Caps caps) throws ConnectorException {
        try {
            return new ContextFolder(place.toRealPath(), caps);
        } catch (IOException gone) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE, "There is nothing to read at " + place + ".", gone);
        }
    }

    /// A path as it is shown: within the folder.
    public String shown(Path file) {
        Path within = root.relativize(file);
        return within.toString().isEmpty()
                ? String.valueOf(file.getFileName())
                : within.toString().replace('\\', '/');
    }

    /// Files in order of their path whose path within the folder is wanted; hidden folders, packages of
    /// others and symbolic links are left out.
    ///
    /// @throws ConnectorException `TIMEOUT` or `REJECTED` when there are too many to look at
    public List<Path> files(Predicate<String> wanted) throws ConnectorException {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    root,
                    EnumSet.noneOf(FileVisitOption.class),
                    caps.depth(),
                    visitor(wanted, found));
        } catch (TooMuchException much) {
            throw much.failure();
        } catch (IOException unreadable) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE, root + " cannot be read.", unreadable);
        }
        found.sort(null);
        return found;
    }

    private SimpleFileVisitor<Path> visitor(Predicate<String> wanted, List<Path> found) {
        return new SimpleFileVisitor<>() {
            private int seen;

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean left = name.startsWith(".") || SKIPPED.contains(name);
                return left && !folder.equals(root)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                    throws TooMuchException {
                if (++seen > caps.files()) {
                    throw new TooMuchException(
                            new ConnectorException(
                                    FailureKind.REJECTED,
                                    root + " has more than " + caps.files() + " files."));
                }
                requireTime();
                if (attributes.isRegularFile() && wanted.test(shown(file))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException closed) {
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private void requireTime() throws TooMuchException {
        if (System.nanoTime() > deadline) {
            throw new TooMuchException(late());
        }
    }

    private ConnectorException late() {
        return new ConnectorException(
                FailureKind.TIMEOUT,
                root + " could not be read within " + caps.time().toSeconds() + " s.");
    }

    /// Ends a long reading.
    ///
    /// @throws ConnectorException `TIMEOUT` after the deadline
    public void checkTime() throws ConnectorException {
        if (System.nanoTime() > deadline) {
            throw late();
        }
    }

    private Path inside(Path file) throws ConnectorException {
        checkTime();
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(root) || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                throw rejected(file, "leads out of its folder");
            }
            return real;
        } catch (IOException gone) {
            throw rejected(file, "cannot be read");
        }
    }

    private Path small(Path file) throws ConnectorException {
        Path real = inside(file);
        try {
            if (Files.size(real) > caps.fileBytes()) {
                throw rejected(
                        file,
                        "is larger than " + (caps.fileBytes() >> 20) + " MB and was not read");
            }
            return real;
        } catch (IOException gone) {
            throw rejected(file, "cannot be read");
        }
    }

    public String text(Path file) throws ConnectorException {
        try (InputStream in = Files.newInputStream(small(file))) {
            byte[] bytes = in.readNBytes(Math.toIntExact(Math.min(caps.fileBytes(), 64L << 20)));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw rejected(file, "cannot be read");
        }
    }

    /// The beginning of a file, to see what it is.
    public String start(Path file) throws ConnectorException {
        try (InputStream in = Files.newInputStream(inside(file))) {
            return new String(in.readNBytes(ENDS), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw rejected(file, "cannot be read");
        }
    }

    /// The first and last lines of a log, however long it is.
    public List<String> ends(Path file) throws ConnectorException {
        Path real = inside(file);
        try (RandomAccessFile log = new RandomAccessFile(real.toFile(), "r")) {
            long length = log.length();
            byte[] head = new byte[(int) Math.min(ENDS, length)];
            log.readFully(head);
            byte[] tail = new byte[(int) Math.min(ENDS, length - head.length)];
            log.seek(length - tail.length);
            log.readFully(tail);
            return (new String(head, StandardCharsets.UTF_8)
                            + (length > 2L * ENDS ? "\n" : "")
                            + new String(tail, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException gone) {
            throw rejected(file, "cannot be read");
        }
    }

    /// Reads JSON as a stream; what is nested deeper than 100 levels or otherwise out of bounds ends it.
    public <T> T json(Path file, JsonReading<T> reading) throws ConnectorException {
        try (InputStream in = Files.newInputStream(small(file));
                JsonParser parser = json.createParser(in)) {
            return reading.read(parser);
        } catch (JsonProcessingException broken) {
            long line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            String why = String.valueOf(broken.getOriginalMessage()).lines().findFirst().orElse("");
            throw rejected(file, "is no usable JSON (line " + line + ": " + Clean.title(why) + ")");
        } catch (IOException gone) {
            throw rejected(file, "cannot be read");
        }
    }

    /// What to do with a parser at the beginning of a file.
    public interface JsonReading<T> {
        T read(JsonParser parser) throws IOException, ConnectorException;
    }

    public ConnectorException rejected(Path file, String what) {
        return new ConnectorException(FailureKind.REJECTED, shown(file) + " " + what + ".");
    }

    private static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1;
        private final transient ConnectorException failure;

        TooMuchException(ConnectorException failure) {
            super(failure);
            this.failure = failure;
        }

        ConnectorException failure() {
            return failure;
        }
    }
}
