package dev.culprit.connector.jdbc.trino;

import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/// What Trino's error codes mean (`StandardErrorCode` of its SPI). The driver sets no SQLSTATE.
final class TrinoFailures {
    static final int READ_ONLY_VIOLATION = 23;

    private static final int CATALOG_NOT_FOUND = 44;
    private static final int INTERNAL = 0x0001_0000;
    private static final int RESOURCES = 0x0002_0000;
    private static final int EXCEEDED_TIME_LIMIT = RESOURCES + 3;
    private static final int EXTERNAL = 0x0003_0000;

    private TrinoFailures() {}

    static Optional<FailureKind> kind(SQLException failure) {
        int code = failure.getErrorCode();
        if (isLost(failure)) {
            return Optional.of(onTheWay(failure));
        }
        return Optional.of(
                switch (code) {
                    case EXCEEDED_TIME_LIMIT -> FailureKind.TIMEOUT;
                    case CATALOG_NOT_FOUND -> FailureKind.UNREACHABLE;
                    default -> ofCategory(code);
                });
    }

    /// Whether the server could not be asked at all.
    static boolean isLost(SQLException failure) {
        return failure.getErrorCode() == 0 && !ofTheServer(failure);
    }

    private static FailureKind ofCategory(int code) {
        if (code < INTERNAL) {
            return FailureKind.REJECTED;
        }
        return code >= RESOURCES && code < EXTERNAL ? FailureKind.THROTTLED : FailureKind.INTERNAL;
    }

    /// Zero is also the code of a query that the server refuses for no particular reason.
    private static boolean ofTheServer(SQLException failure) {
        return String.valueOf(failure.getMessage()).startsWith("Query failed");
    }

    private static FailureKind onTheWay(SQLException failure) {
        String words = String.valueOf(failure.getMessage());
        if (words.contains("uthentication") || words.contains("Unauthorized")) {
            return FailureKind.AUTH;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return FailureKind.UNREACHABLE;
            }
        }
        return failure.getSQLState() == null || failure.getSQLState().startsWith("08")
                ? FailureKind.UNREACHABLE
                : FailureKind.REJECTED;
    }
}
