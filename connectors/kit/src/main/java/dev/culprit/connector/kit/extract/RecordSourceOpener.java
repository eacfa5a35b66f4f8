package dev.culprit.connector.kit.extract;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceProfile;

/// Opens the records of a source whose driver is a plug-in. Whoever implements it is defined by the
/// plug-in's class loader, beside the driver, and has a constructor without parameters.
@FunctionalInterface
public interface RecordSourceOpener {
    RecordSource open(SourceProfile profile, Secrets secrets) throws ConnectorException;
}
