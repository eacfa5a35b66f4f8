package dev.culprit.core.query;

import dev.culprit.core.source.ConnectorException;

/// Opens sources.
public interface Connectors {
    /// @param location a folder, a database URL or a configured name, as a user gives it
    /// @throws ConnectorException when there is no such source or it cannot be reached
    Connector open(String location) throws ConnectorException;
}
