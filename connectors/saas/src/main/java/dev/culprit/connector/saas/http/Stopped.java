package dev.culprit.connector.saas.http;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;

/// For calls that may not be interrupted by name: the interruption is restored and told.
public final class Stopped {
    private Stopped() {}

    /// A request.
    @FunctionalInterface
    public interface Call<T> {
        T make() throws ConnectorException, InterruptedException;
    }

    public static <T> T asFailure(Call<T> call) throws ConnectorException {
        try {
            return call.make();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(FailureKind.TIMEOUT, "The request was stopped.", stopped);
        }
    }
}
