package dev.culprit.connector.documents.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceId;
import java.util.List;

/// What the driver's exceptions mean for the user.
final class CassandraFailures {
    private final SourceId source;

    CassandraFailures(SourceId source) {
        this.source = source;
    }

    ConnectorException of(DriverException failure) {
        Throwable cause = told(failure);
        FailureKind kind = kind(cause);
        String words = String.valueOf(cause.getMessage());
        String sentence =
                switch (kind) {
                    case AUTH -> source + " refuses the login or its rights: " + words;
                    case UNREACHABLE -> source + " cannot be reached: " + innermost(cause);
                    default -> words;
                };
        return new ConnectorException(kind, sentence, failure);
    }

    /// Of the nodes that were tried, what the first said; a refused login before anything else.
    private static Throwable told(DriverException failure) {
        if (!(failure instanceof AllNodesFailedException all)) {
            return failure;
        }
        List<Throwable> errors =
                all.getAllErrors().values().stream().flatMap(List::stream).toList();
        return errors.stream()
                .filter(AuthenticationException.class::isInstance)
                .findFirst()
                .or(() -> errors.stream().findFirst())
                .orElse(failure);
    }

    /// What the network said, below what the driver made of it.
    private static String innermost(Throwable failure) {
        String words = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            words = cause.getMessage() == null ? words : cause.getMessage();
        }
        return words;
    }

    private static FailureKind kind(Throwable failure) {
        return switch (failure) {
            case AuthenticationException _, UnauthorizedException _ -> FailureKind.AUTH;
            case DriverTimeoutException _, ReadTimeoutException _ -> FailureKind.TIMEOUT;
            case OverloadedException _, BootstrappingException _ -> FailureKind.THROTTLED;
            case UnavailableException _, AllNodesFailedException _, HeartbeatException _ ->
                    FailureKind.UNREACHABLE;
            case ClosedConnectionException _, ConnectionInitException _ -> FailureKind.UNREACHABLE;
            case ReadFailureException _, QueryExecutionException _ -> FailureKind.INTERNAL;
            case DriverException _ -> FailureKind.REJECTED;
            default -> FailureKind.UNREACHABLE;
        };
    }
}
