package dev.culprit.connector.jdbc.flightsql;

import dev.culprit.connector.kit.SqlFailures;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceId;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;

/// What a server's failures mean. They have no SQLSTATE: somewhere among the causes is an exception of
/// the protocol with a code, of a class that only the plug-in knows.
final class FlightSqlFailures implements SqlFailures {
    private final SourceId source;

    FlightSqlFailures(SourceId source) {
        this.source = source;
    }

    private record Meaning(FailureKind kind, String words) {}

    @Override
    public ConnectorException of(SQLException failure) {
        Meaning meaning = meaning(failure);
        String words = meaning.words().strip();
        String sentence =
                switch (meaning.kind()) {
                    case AUTH -> source + " refuses the login or its rights: " + words;
                    case UNREACHABLE -> source + " cannot be reached: " + words;
                    case TIMEOUT, THROTTLED, REJECTED, UNSUPPORTED, INTERNAL -> words;
                };
        return new ConnectorException(meaning.kind(), sentence, failure);
    }

    private static Meaning meaning(SQLException failure) {
        FailureKind otherwise = FailureKind.REJECTED;
        for (Throwable cause : causes(failure)) {
            String words = String.valueOf(cause.getMessage());
            if (cause.getClass().getSimpleName().equals("FlightRuntimeException")) {
                return new Meaning(kind(code(cause)), words);
            }
            if (cause instanceof SQLTimeoutException) {
                return new Meaning(FailureKind.TIMEOUT, words);
            }
            if (cause instanceof IOException) {
                otherwise = FailureKind.UNREACHABLE;
            }
        }
        return new Meaning(otherwise, String.valueOf(failure.getMessage()));
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String code(Throwable failure) {
        try {
            Object status = failure.getClass().getMethod("status").invoke(failure);
            return String.valueOf(status.getClass().getMethod("code").invoke(status));
        } catch (ReflectiveOperationException otherVersion) {
            return "UNKNOWN";
        }
    }

    /// Names of `FlightStatusCode`.
    private static FailureKind kind(String code) {
        return switch (code) {
            case "UNAUTHENTICATED", "UNAUTHORIZED" -> FailureKind.AUTH;
            case "UNAVAILABLE" -> FailureKind.UNREACHABLE;
            case "TIMED_OUT" -> FailureKind.TIMEOUT;
            case "RESOURCE_EXHAUSTED" -> FailureKind.THROTTLED;
            case "UNIMPLEMENTED" -> FailureKind.UNSUPPORTED;
            default -> FailureKind.REJECTED;
        };
    }
}
