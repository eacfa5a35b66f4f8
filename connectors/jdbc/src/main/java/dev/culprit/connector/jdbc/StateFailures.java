package dev.culprit.connector.jdbc;

import dev.culprit.connector.kit.SqlFailures;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceId;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.function.Function;

/// What SQLSTATE codes mean for the user: their first two characters are standard (ISO 9075-2,
/// section "SQLSTATE values"), the rest is each engine's own.
public final class StateFailures implements SqlFailures {
    private final SourceId source;
    private final String user;
    private final Function<SQLException, Optional<FailureKind>> own;

    /// @param user whom the source refuses when it refuses a login; empty when it knows no logins
    /// @param own what an engine's own codes mean; empty leaves it to the standard's classes
    public StateFailures(
            SourceId source, String user, Function<SQLException, Optional<FailureKind>> own) {
        this.source = source;
        this.user = user;
        this.own = own;
    }

    @Override
    public ConnectorException of(SQLException failure) {
        SQLException cause = innermost(failure);
        String words = String.valueOf(cause.getMessage()).strip();
        FailureKind kind = own.apply(cause).orElseGet(() -> standard(cause));
        return new ConnectorException(kind, sentence(kind, words), failure);
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

    private static FailureKind standard(SQLException failure) {
        if (failure instanceof SQLTimeoutException) {
            return FailureKind.TIMEOUT;
        }
        String state = failure.getSQLState();
        return switch (state == null || state.length() < 2 ? "" : state.substring(0, 2)) {
            case "28" -> FailureKind.AUTH;
            case "08", "" -> FailureKind.UNREACHABLE;
            case "53" -> FailureKind.THROTTLED;
            case "58", "XX" -> FailureKind.INTERNAL;
            default -> FailureKind.REJECTED;
        };
    }

    private String sentence(FailureKind kind, String words) {
        return switch (kind) {
            case AUTH ->
                    source
                            + " refuses the login"
                            + (user.isEmpty() ? "" : " of " + user)
                            + ": "
                            + words;
            // What follows the first line is a driver's guess at the network.
            case UNREACHABLE ->
                    source + " cannot be reached: " + words.lines().findFirst().orElse("");
            case TIMEOUT, THROTTLED, REJECTED, UNSUPPORTED, INTERNAL -> words;
        };
    }
}
