package dev.culprit.connector.documents.mongodb;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;

/// What the driver's exceptions and the server's codes mean for the user.
final class MongoFailures {
    private final MongoSettings settings;

    MongoFailures(MongoSettings settings) {
        this.settings = settings;
    }

    /// @throws InterruptedException when the calling thread was interrupted
    ConnectorException of(MongoException failure) throws InterruptedException {
        if (failure instanceof MongoInterruptedException) {
            InterruptedException stopped = new InterruptedException("The reading was stopped");
            stopped.initCause(failure);
            throw stopped;
        }
        return ofCall(failure);
    }

    ConnectorException ofCall(MongoException failure) {
        FailureKind kind = kind(failure);
        String words = String.valueOf(failure.getMessage());
        String sentence =
                switch (kind) {
                    case AUTH -> settings.source() + " refuses the login or its rights: " + words;
                    case UNREACHABLE -> settings.source() + " cannot be reached: " + words;
                    default -> words;
                };
        return new ConnectorException(kind, sentence, failure);
    }

    private static FailureKind kind(MongoException failure) {
        return switch (failure) {
            case MongoSecurityException _ -> FailureKind.AUTH;
            case MongoExecutionTimeoutException _ -> FailureKind.TIMEOUT;
            case MongoTimeoutException timeout ->
                    String.valueOf(timeout.getMessage()).contains("MongoSecurityException")
                            ? FailureKind.AUTH
                            : FailureKind.UNREACHABLE;
            case MongoSocketException _ -> FailureKind.UNREACHABLE;
            case MongoServerException server -> ofCode(server.getCode());
            case MongoClientException _ -> FailureKind.UNREACHABLE;
            default -> FailureKind.REJECTED;
        };
    }

    /// Codes of the server's `error_codes.yml`: Unauthorized, AuthenticationFailed, MaxTimeMSExpired,
    /// and those of a server that goes away.
    private static FailureKind ofCode(int code) {
        return switch (code) {
            case 13, 18 -> FailureKind.AUTH;
            case 50 -> FailureKind.TIMEOUT;
            case 6, 7, 89, 91, 11600, 11602 -> FailureKind.UNREACHABLE;
            default -> FailureKind.REJECTED;
        };
    }
}
