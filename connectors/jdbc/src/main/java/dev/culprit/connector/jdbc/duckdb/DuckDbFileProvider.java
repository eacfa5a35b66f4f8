package dev.culprit.connector.jdbc.duckdb;

import dev.culprit.connector.jdbc.DatabaseFile;
import dev.culprit.connector.jdbc.SqlConnector;
import dev.culprit.connector.kit.duckdb.DuckDb;
import dev.culprit.connector.kit.duckdb.DuckDbFailures;
import dev.culprit.connector.kit.duckdb.ReadOnlyPool;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// DuckDB database files, by path or as `jdbc:duckdb:path`.
public final class DuckDbFileProvider implements SourceProvider {
    private static final SourceField FILE = SourceField.file("file", true);
    private static final DatabaseFile FILES =
            new DatabaseFile("DuckDB", "jdbc:duckdb:", List.of(".duckdb", ".ddb"));

    private final Path cache;

    /// @param cache where the engine may write what does not fit into memory
    public DuckDbFileProvider(Path cache) {
        this.cache = cache;
    }

    @Override
    public SourceType type() {
        return SourceType.of("duckdb", "DuckDB", FILE);
    }

    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        return FILES.read(address)
                .map(path ->
                        new SourceAddress(
                                new SourceProfile(address, "duckdb", Map.of(FILE.name(), path)),
                                Map.of()));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        Path file = FILES.existing(profile.setting(FILE));
        var failures = new DuckDbFailures(List.of(file));
        try {
            ReadOnlyPool pool =
                    new ReadOnlyPool(
                            DuckDb.openLocked(file, List.of(), cache.resolve("duckdb-spill")));
            return new SqlConnector(
                    new SourceId(file.toString()),
                    new DuckDbFileDialect(pool, failures),
                    new DuckDbSessions(pool));
        } catch (SQLException failure) {
            throw failures.of(failure);
        }
    }
}
