package dev.culprit.connector.cloud.query;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceId;
import java.util.concurrent.atomic.AtomicBoolean;

/// A connector's own questions to its service, until the connector is closed.
public final class Questions {
    private final SourceId source;
    private final String label;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param label what users call the service
    public Questions(SourceId source, String label) {
        this.source = source;
        this.label = label;
    }

    public <T> T ask(Asking<T> asking) throws ConnectorException {
        if (closed.get()) {
            throw new ConnectorException(FailureKind.UNREACHABLE, source + " was closed.");
        }
        return Asking.uninterrupted(label, asking);
    }

    /// @return whether they were open until now
    public boolean close() {
        return closed.compareAndSet(false, true);
    }
}
