package dev.culprit.connector.cloud.query;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;

/// A question to a service that blocks, from a place where being interrupted is no answer.
@FunctionalInterface
public interface Asking<T> {
    T ask() throws ConnectorException, InterruptedException;

    /// @param label of the service
    static <T> T uninterrupted(String label, Asking<T> asking) throws ConnectorException {
        try {
            return asking.ask();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(
                    FailureKind.UNREACHABLE, "Asking " + label + " was interrupted.", interrupted);
        }
    }
}
