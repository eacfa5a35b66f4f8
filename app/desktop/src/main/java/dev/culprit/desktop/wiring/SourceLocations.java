package dev.culprit.desktop.wiring;

import dev.culprit.connector.files.FolderConnector;
import dev.culprit.connector.jdbc.postgresql.PostgreSqlConnector;
import dev.culprit.connector.jdbc.postgresql.PostgreSqlSettings;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.Connectors;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Finds the connector for a location as a user gives it: a database URL or a folder. Passwords stay
/// in memory; what is written down of a URL has none.
final class SourceLocations implements Connectors {
    private final Path cache;
    private static final Pattern PASSWORD = Pattern.compile("([?&])password=([^&]*)&?");

    private final Map<String, String> environment;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    SourceLocations(Path cache, Map<String, String> environment) {
        this.cache = cache;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Connector open(String location) throws ConnectorException {
        if (location.startsWith("jdbc:postgresql:")) {
            return PostgreSqlConnector.open(
                    PostgreSqlSettings.parse(
                            passwords.getOrDefault(location, location), environment));
        }
        if (location.startsWith("jdbc:")) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    "Culprit cannot read " + kind(location) + " yet; jdbc:postgresql: works.");
        }
        return FolderConnector.open(folder(location), cache);
    }

    @Override
    public String storable(String location) {
        if (!location.startsWith("jdbc:")) {
            return location;
        }
        String clean = PASSWORD.matcher(location).replaceAll("$1").replaceAll("[?&]$", "");
        if (!clean.equals(location)) {
            passwords.put(clean, location);
        }
        return clean;
    }

    private static Path folder(String location) throws ConnectorException {
        try {
            Path folder = Path.of(location);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException notAPath) {
            // answered below: it is no folder either way
        }
        throw new ConnectorException(
                FailureKind.REJECTED, "There is no folder " + location + " to read data from.");
    }

    private static String kind(String url) {
        int end = url.indexOf(':', 5);
        return end < 0 ? url : url.substring(0, end + 1);
    }
}
