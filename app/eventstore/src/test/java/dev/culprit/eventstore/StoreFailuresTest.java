package dev.culprit.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.EventStoreException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoreFailuresTest {
    private static final Path FOLDER = Path.of("/home/ana/.culprit");
    private static final long PLENTY = 1L << 40;

    private final StoreFailures failures = new StoreFailures(FOLDER, () -> PLENTY);

    static Stream<Arguments> failuresOfTheLayersBelow() {
        return Stream.of(
                Arguments.of(Kind.IN_USE, h2(ErrorCode.DATABASE_ALREADY_OPEN_1, null)),
                Arguments.of(Kind.DISK_FULL, io("No space left on device")),
                Arguments.of(Kind.DISK_FULL, io("Disk quota exceeded")),
                Arguments.of(Kind.DISK_FULL, io("There is not enough space on the disk")),
                Arguments.of(
                        Kind.DISK_FULL,
                        h2(ErrorCode.IO_EXCEPTION_2, io("No space left on device"))),
                Arguments.of(
                        Kind.DISK_FULL,
                        h2(
                                ErrorCode.DATABASE_IS_CLOSED,
                                DataUtils.newMVStoreException(
                                        DataUtils.ERROR_WRITING_FAILED,
                                        "Writing failed",
                                        io("No space left on device")))),
                Arguments.of(Kind.DAMAGED, h2(ErrorCode.FILE_CORRUPTED_1, null)),
                Arguments.of(
                        Kind.DAMAGED,
                        h2(
                                ErrorCode.GENERAL_ERROR_1,
                                DataUtils.newMVStoreException(
                                        DataUtils.ERROR_CHUNK_NOT_FOUND, "Chunk not found"))),
                Arguments.of(Kind.FAILED, io("Input/output error")),
                Arguments.of(Kind.FAILED, h2(ErrorCode.DATABASE_IS_CLOSED, null)),
                Arguments.of(Kind.FAILED, new OutOfMemoryError("Java heap space")));
    }

    private static IOException io(String message) {
        return new IOException(message);
    }

    private static SQLException h2(int code, Throwable cause) {
        return DbException.getJdbcSQLException(code, cause, "x", "y");
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheLayersBelow")
    void eachFailureIsOfItsKind(Kind kind, Throwable cause) {
        EventStoreException translated = failures.translate(cause);

        assertThat(translated.kind()).isEqualTo(kind);
        assertThat(translated).hasMessageContaining(FOLDER.toString()).hasCause(cause);
        assertThat(translated.getMessage()).endsWith(".");
    }

    @Test
    void aFullDiskIsKnownByItsSpaceInAnyLanguage() {
        StoreFailures full = new StoreFailures(FOLDER, () -> 4_096);

        assertThat(full.translate(io("Espace insuffisant")))
                .hasMessage(
                        "The disk of /home/ana/.culprit is full. Nothing that was stored is lost:"
                                + " free some space and start Culprit again.")
                .extracting(EventStoreException::kind)
                .isEqualTo(Kind.DISK_FULL);
    }

    @Test
    void aKnownFailureStaysWhatItIs() {
        var known = new EventStoreException(Kind.CONFLICT, "Known.");

        assertThat(failures.translate(new IllegalStateException(known))).isSameAs(known);
    }
}
