package dev.culprit.connector.kit;

import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceProfile;

/// Opens a source whose driver is a plug-in and knows no JDBC. Whoever implements it is defined by
/// the plug-in's class loader, beside the driver, and has a constructor without parameters.
@FunctionalInterface
public interface ConnectorOpener {
    Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException;
}
