package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.sql.SQLException;

/// What PostgreSQL's SQLSTATE codes mean for the user (appendix A of its manual).
final class PostgreSqlFailures {
    private PostgreSqlFailures() {}

    static ConnectorException of(SQLException failure, PostgreSqlSettings settings) {
        SQLException cause = innermost(failure);
        String words = String.valueOf(cause.getMessage()).strip();
        FailureKind kind = kind(String.valueOf(cause.getSQLState()));
        return new ConnectorException(kind, sentence(kind, words, settings), failure);
    }

    /// The pool wraps what the driver said in a complaint about waiting too long.
    private static SQLException innermost(SQLException failure) {
        SQLException found = failure;
        for (Throwable t = failure.getCause(); t != null; t = t.getCause()) {
            if (t instanceof SQLException deeper) {
                found = deeper;
            }
        }
        return found;
    }

    private static FailureKind kind(String state) {
        return switch (state) {
            case "57014" -> FailureKind.TIMEOUT;
            case "3D000", "57P01", "57P02", "57P03" -> FailureKind.UNREACHABLE;
            default -> kindOfClass(state.length() < 2 ? "" : state.substring(0, 2));
        };
    }

    private static FailureKind kindOfClass(String stateClass) {
        return switch (stateClass) {
            case "28" -> FailureKind.AUTH;
            case "08" -> FailureKind.UNREACHABLE;
            case "53" -> FailureKind.THROTTLED;
            case "0A" -> FailureKind.REJECTED;
            case "58", "XX" -> FailureKind.INTERNAL;
            case "nu", "" -> FailureKind.UNREACHABLE;
            default -> FailureKind.REJECTED;
        };
    }

    private static String sentence(FailureKind kind, String words, PostgreSqlSettings settings) {
        return switch (kind) {
            case AUTH ->
                    settings.source() + " refuses the login of " + settings.user() + ": " + words;
            case UNREACHABLE -> settings.source() + " cannot be reached: " + words;
            case TIMEOUT, THROTTLED, REJECTED, UNSUPPORTED, INTERNAL -> words;
        };
    }
}
