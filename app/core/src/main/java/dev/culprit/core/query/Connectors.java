package dev.culprit.core.query;

import dev.culprit.core.source.ConnectorException;

/// Opens sources.
public interface Connectors {
    /// @param location a folder, a database URL or a configured name, as a user gives it
    /// @throws ConnectorException when there is no such source or it cannot be reached
    Connector open(String location) throws ConnectorException;

    /// The location as it may be written down: without a password. Whoever opens the answer again in
    /// the same process gets the same source.
    default String storable(String location) {
        return location;
    }
}
