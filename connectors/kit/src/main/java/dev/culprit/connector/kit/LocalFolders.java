package dev.culprit.connector.kit;

import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.SourceId;
import java.nio.file.Path;

/// Opens a folder of data files on this machine as the source that its files are copies of. Lets
/// one family answer with the engine of another without seeing it.
@FunctionalInterface
public interface LocalFolders {
    /// @param folder stays as it is while the source is open
    /// @param source what results and messages call it
    /// @param provenance what a complete answer from the folder stands for at the source
    Connector open(Path folder, SourceId source, Provenance provenance) throws ConnectorException;
}
