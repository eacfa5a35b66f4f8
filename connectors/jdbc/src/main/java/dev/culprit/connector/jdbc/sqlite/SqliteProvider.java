package dev.culprit.connector.jdbc.sqlite;

import dev.culprit.connector.jdbc.DatabaseFile;
import dev.culprit.connector.jdbc.SqlConnector;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// SQLite files, by path or as `jdbc:sqlite:path`.
public final class SqliteProvider implements SourceProvider {
    private static final SourceField FILE = SourceField.file("file", true);
    private static final DatabaseFile FILES =
            new DatabaseFile("SQLite", "jdbc:sqlite:", List.of(".db", ".sqlite", ".sqlite3"));
    private static final Duration CONNECT = Duration.ofSeconds(10);

    @Override
    public SourceType type() {
        return SourceType.of("sqlite", "SQLite", FILE);
    }

    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        return FILES.read(address)
                .map(path ->
                        new SourceAddress(
                                new SourceProfile(address, "sqlite", Map.of(FILE.name(), path)),
                                Map.of()));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        Path file = FILES.existing(profile.setting(FILE));
        SourceId source = new SourceId(file.toString());
        return SqlConnector.open(
                source,
                new SqliteDialect(source),
                SqliteDriver.of(file),
                CONNECT,
                new SqliteSession());
    }
}
