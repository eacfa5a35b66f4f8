package dev.culprit.desktop.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A small text file that only its owner may read, replaced as a whole: a process that dies while it
/// writes leaves the old content. Where the file system knows no owner, the folder's rights hold.
public record OwnerOnlyFile(Path path) {
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");

    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new SettingsException(path + " cannot be read.");
        }
    }

    public void write(String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path fresh = fresh();
            try {
                force(fresh, text);
                Files.move(
                        fresh,
                        path,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException unwritable) {
            throw new SettingsException(path + " cannot be written.");
        }
    }

    /// The rights are there before the first byte is.
    private Path fresh() throws IOException {
        String name = path.getFileName() + ".";
        FileAttribute<?>[] rights =
                isPosix()
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                        : new FileAttribute<?>[0];
        return Files.createTempFile(path.toAbsolutePath().getParent(), name, ".new", rights);
    }

    private static void force(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// Whether others than the owner may read or write it.
    public boolean isOpenToOthers() {
        try {
            return Files.exists(path)
                    && isPosix()
                    && !OWNER.containsAll(Files.getPosixFilePermissions(path));
        } catch (IOException unknown) {
            return false;
        }
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
