package dev.culprit.eventstore;

import dev.culprit.core.event.EventStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a second Culprit, in this or another process, off the same folder. H2 has a lock of its own,
/// but within one process it lets everybody in. The operating system releases it when a process dies.
///
/// To be used on threads nobody interrupts: an interrupt would close the channel and drop the lock.
final class StoreLock {
    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    static StoreLock take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("events.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (locked(channel)) {
            return new StoreLock(channel);
        }
        channel.close();
        throw inUse(folder, null);
    }

    static EventStoreException inUse(Path folder, @Nullable Throwable cause) {
        String sentence =
                "Culprit is already running on "
                        + folder
                        + ". Close it, or start this one with --home and another folder.";
        return cause == null
                ? new EventStoreException(EventStoreException.Kind.IN_USE, sentence)
                : new EventStoreException(EventStoreException.Kind.IN_USE, sentence, cause);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
