package dev.culprit.eventstore;

import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.EventStoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/// Turns what goes wrong below into a sentence for the user.
final class StoreFailures {
    /// H2 writes in pages and chunks; with less than this left, a failed write means a full disk
    /// whatever the operating system's language calls it.
    private static final long HARDLY_ANYTHING = 1024 * 1024;

    private static final Set<Integer> DAMAGED_CODES =
            Set.of(
                    ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.FILE_VERSION_ERROR_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
                    ErrorCode.ERROR_OPENING_DATABASE_1);

    private static final Set<Integer> DAMAGED_STORE_CODES =
            Set.of(DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND);

    private final Path folder;
    private final LongSupplier usable;

    /// @param usable bytes left on the disk of `folder`
    StoreFailures(Path folder, LongSupplier usable) {
        this.folder = folder;
        this.usable = usable;
    }

    StoreFailures(Path folder) {
        this(folder, () -> usableBytes(folder));
    }

    private static long usableBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    EventStoreException translate(Throwable cause) {
        return causes(cause)
                .filter(EventStoreException.class::isInstance)
                .map(EventStoreException.class::cast)
                .findFirst()
                .orElseGet(() -> sentence(cause));
    }

    private EventStoreException sentence(Throwable cause) {
        if (causes(cause).anyMatch(StoreFailures::saysInUse)) {
            return StoreLock.inUse(folder, cause);
        }
        if (causes(cause).anyMatch(StoreFailures::saysFull)
                || usable.getAsLong() < HARDLY_ANYTHING) {
            return new EventStoreException(Kind.DISK_FULL, full(), cause);
        }
        if (causes(cause).anyMatch(StoreFailures::saysDamaged)) {
            return damaged("The database file cannot be read", cause);
        }
        return new EventStoreException(Kind.FAILED, failed(cause), cause);
    }

    /// @param what a sentence without its full stop
    EventStoreException damaged(String what, Throwable cause) {
        return new EventStoreException(Kind.DAMAGED, damaged(what), cause);
    }

    EventStoreException damagedEvent(String what) {
        return new EventStoreException(Kind.DAMAGED, damaged(what));
    }

    private String damaged(String what) {
        return what
                + ". The event log in "
                + folder
                + " is damaged: keep a copy of that folder, then put back a backup of it, or start with"
                + " --home and another folder.";
    }

    private String full() {
        return "The disk of "
                + folder
                + " is full. Nothing that was stored is lost: free some space and start Culprit again.";
    }

    private String failed(Throwable cause) {
        String own =
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        return "The event log in "
                + folder
                + " cannot be used any more: "
                + own.lines().findFirst().orElse("")
                + ". Check that the folder can be written and start Culprit again.";
    }

    private static boolean saysInUse(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }

    private static boolean saysFull(Throwable cause) {
        if (!(cause instanceof IOException)) {
            return false;
        }
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left on device")
                || text.contains("not enough space on the disk")
                || text.contains("disk quota exceeded");
    }

    private static boolean saysDamaged(Throwable cause) {
        return switch (cause) {
            case SQLException sql -> DAMAGED_CODES.contains(sql.getErrorCode());
            case MVStoreException store -> DAMAGED_STORE_CODES.contains(store.getErrorCode());
            default -> false;
        };
    }

    private static Stream<Throwable> causes(Throwable cause) {
        return Stream.iterate(cause, each -> each != null, Throwable::getCause).limit(20);
    }
}
