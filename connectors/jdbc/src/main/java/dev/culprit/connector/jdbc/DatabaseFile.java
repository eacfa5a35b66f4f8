package dev.culprit.connector.jdbc;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Databases that are a file on this machine.
///
/// @param label the engine, as sentences name it
/// @param prefix what its driver's addresses begin with
/// @param endings of file names, with the dot
public record DatabaseFile(String label, String prefix, List<String> endings) {
    public DatabaseFile {
        endings = List.copyOf(endings);
    }

    /// The path within an address; empty when the address is of another kind. What a driver would
    /// read as its own parameters is refused.
    public Optional<String> read(String address) throws ConnectorException {
        if (address.startsWith(prefix)) {
            return Optional.of(harmless(address.substring(prefix.length())));
        }
        String name = address.toLowerCase(Locale.ROOT);
        boolean ends = endings.stream().anyMatch(name::endsWith);
        return ends && !address.contains("://") ? Optional.of(harmless(address)) : Optional.empty();
    }

    /// @throws ConnectorException `REJECTED` for what is no path, `UNREACHABLE` without a file
    public Path existing(String path) throws ConnectorException {
        Path file = path(harmless(path));
        if (!Files.isRegularFile(file)) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE, "There is no " + label + " file " + path + ".");
        }
        return file.toAbsolutePath();
    }

    private Path path(String path) throws ConnectorException {
        try {
            return Path.of(path);
        } catch (InvalidPathException notOne) {
            throw new ConnectorException(FailureKind.REJECTED, path + " is no path.", notOne);
        }
    }

    private String harmless(String path) throws ConnectorException {
        boolean inMemory = path.isBlank() || path.startsWith(":");
        boolean scheme = path.matches("(?i)[a-z]{2,}:.*");
        if (inMemory || scheme || path.contains("?") || path.contains(";")) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    "A " + label + " address is " + prefix + " and the path of a file, no more.");
        }
        return path;
    }
}
