package dev.culprit.connector.kit.http;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says in sentences why a service could not be used.
///
/// @param service what users call it, for example `BigQuery`
public record HttpFailures(String service) {
    /// A status that is no success, with the service's own words.
    ///
    /// @param words empty when it said nothing
    public ConnectorException status(int status, String words) {
        String said = words.isBlank() ? "status " + status : words.strip();
        return switch (status) {
            case 401, 403 ->
                    failure(
                            FailureKind.AUTH,
                            service + " refuses the login or its rights: " + said);
            case 408, 504 -> failure(FailureKind.TIMEOUT, service + " took too long: " + said);
            case 429, 503 ->
                    failure(
                            FailureKind.THROTTLED,
                            service + " is busy or asks for fewer requests: " + said);
            default ->
                    status >= 500
                            ? failure(FailureKind.INTERNAL, service + " failed: " + said)
                            : failure(FailureKind.REJECTED, service + " refuses: " + said);
        };
    }

    public ConnectorException deadline() {
        return failure(FailureKind.TIMEOUT, service + " did not answer in time.");
    }

    ConnectorException transport(String host, @Nullable Throwable cause) {
        return switch (cause) {
            case CappedBody.TooLongException tooLong ->
                    new ConnectorException(
                            FailureKind.REJECTED,
                            service
                                    + " answers with "
                                    + tooLong.getMessage()
                                    + "; that is too much.",
                            tooLong);
            case HttpConnectTimeoutException late -> unreachable(host + " does not answer.", late);
            case SSLException insecure ->
                    unreachable(
                            "No secure connection to "
                                    + host
                                    + " is possible: "
                                    + insecure.getMessage(),
                            insecure);
            case UnknownHostException unknown ->
                    unreachable("There is no host " + host + ".", unknown);
            case ConnectException refused ->
                    unreachable(
                            isUnknown(refused)
                                    ? "There is no host " + host + "."
                                    : "Nothing answers at " + host + ".",
                            refused);
            case IOException broken ->
                    unreachable(service + " at " + host + " broke off in the middle.", broken);
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(cause);
        };
    }

    private static boolean isUnknown(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static ConnectorException unreachable(String sentence, Throwable cause) {
        return new ConnectorException(FailureKind.UNREACHABLE, sentence, cause);
    }

    private static ConnectorException failure(FailureKind kind, String sentence) {
        return new ConnectorException(kind, sentence);
    }
}
