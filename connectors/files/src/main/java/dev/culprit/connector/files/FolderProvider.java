package dev.culprit.connector.files;

import dev.culprit.connector.kit.LocalFolders;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Folders of data files. Every address that is a folder on this machine is one.
public final class FolderProvider implements SourceProvider, LocalFolders {
    private static final SourceField FOLDER = SourceField.folder("folder", true);

    private final Path cache;

    /// @param cache where extracts are kept
    public FolderProvider(Path cache) {
        this.cache = cache;
    }

    @Override
    public SourceType type() {
        return SourceType.of("folder", "Folder of files", FOLDER);
    }

    @Override
    public Optional<SourceAddress> read(String address) {
        return isFolder(address)
                ? Optional.of(
                        new SourceAddress(
                                new SourceProfile(
                                        address, "folder", Map.of(FOLDER.name(), address)),
                                Map.of()))
                : Optional.empty();
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        String folder = profile.setting(FOLDER);
        if (!isFolder(folder)) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "There is no folder " + folder + " to read data from.");
        }
        return FolderConnector.open(Path.of(folder), cache);
    }

    @Override
    public Connector open(Path folder, SourceId source, Provenance provenance)
            throws ConnectorException {
        return FolderConnector.open(folder, cache, source, provenance);
    }

    private static boolean isFolder(String path) {
        try {
            return Files.isDirectory(Path.of(path));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }
}
