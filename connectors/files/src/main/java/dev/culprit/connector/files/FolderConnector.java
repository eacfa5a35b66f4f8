package dev.culprit.connector.files;

import dev.culprit.connector.kit.duckdb.DuckDb;
import dev.culprit.connector.kit.duckdb.DuckDbFailures;
import dev.culprit.connector.kit.duckdb.ExtractCache;
import dev.culprit.connector.kit.duckdb.LoadNotes;
import dev.culprit.connector.kit.duckdb.LockedDatabase;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/// A folder of CSV, TSV, JSON and Parquet files as a source, each file a table.
///
/// Text files are copied once into a database file in the cache and answered from there, so a file
/// that changes or vanishes while the source is open changes nothing; the next opening sees it.
/// Parquet files are read where they are: when one vanishes, its queries fail as `UNREACHABLE`.
/// Declared types of a Parquet column are ignored, as the file has its own.
public final class FolderConnector implements Connector {
    private final SourceId source;
    private final Provenance provenance;
    private final Catalog catalog;
    private final Schema schema;
    private final List<String> warnings;
    private final LockedDatabase database;

    private FolderConnector(
            SourceId source,
            Provenance provenance,
            Catalog catalog,
            DuckDBConnection root,
            DuckDbFailures failures)
            throws SQLException {
        this.source = source;
        this.provenance = provenance;
        this.catalog = catalog;
        this.schema = new ExtractSchema(root, catalog).read();
        this.warnings = LoadNotes.warnings(root);
        this.database = new LockedDatabase(source, root, failures);
    }

    /// Opens a folder, loading its text files unless an earlier load is still in the cache.
    ///
    /// @param cacheFolder where extracts are kept, created if missing; must not be the folder
    /// @throws ConnectorException `UNREACHABLE` when the folder or a file cannot be read or holds
    ///     no tables, `REJECTED` when a file or `catalog.json` is broken; the sentence names it
    public static FolderConnector open(Path folder, Path cacheFolder) throws ConnectorException {
        return open(folder, cacheFolder, new SourceId(folder.toString()), Provenance.FULL);
    }

    /// Opens a folder whose files are copies.
    ///
    /// @param source of what
    /// @param provenance what a complete answer stands for there
    static FolderConnector open(
            Path folder, Path cacheFolder, SourceId source, Provenance provenance)
            throws ConnectorException {
        FolderContents contents = FolderContents.read(folder);
        Catalog catalog = CatalogReader.read(folder);
        Extract extract = new Extract(contents, catalog);
        Path database =
                new ExtractCache(cacheFolder, InstantSource.system())
                        .get(extract.facts(), extract::write);
        List<Path> readInPlace = parquet(contents);
        DuckDbFailures failures = new DuckDbFailures(readInPlace);
        try {
            DuckDBConnection locked = DuckDb.openLocked(database, readInPlace);
            return opened(source, provenance, catalog, locked, failures);
        } catch (SQLException failure) {
            throw failures.of(failure);
        }
    }

    private static FolderConnector opened(
            SourceId source,
            Provenance provenance,
            Catalog catalog,
            DuckDBConnection database,
            DuckDbFailures failures)
            throws SQLException {
        try {
            return new FolderConnector(source, provenance, catalog, database, failures);
        } catch (SQLException failure) {
            database.close();
            throw failure;
        }
    }

    private static List<Path> parquet(FolderContents contents) {
        return contents.files().stream()
                .filter(file -> file.format() == Format.PARQUET)
                .flatMap(file -> file.parts().stream())
                .map(Path::toAbsolutePath)
                .toList();
    }

    @Override
    public SourceId source() {
        return source;
    }

    @Override
    public Dialect dialect() {
        return Dialect.DUCKDB;
    }

    /// Everything but a server's own deadline: the engine runs inside this process. Keys only if
    /// the catalogue has some, statistics only if some were taken.
    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.allOf(Capability.class);
        capabilities.remove(Capability.SERVER_TIMEOUT);
        if (!catalog.hasKeys()) {
            capabilities.remove(Capability.KEYS);
        }
        if (schema.tables().stream().noneMatch(FolderConnector::hasStatistics)) {
            capabilities.remove(Capability.STATISTICS);
        }
        return capabilities;
    }

    private static boolean hasStatistics(Table table) {
        return table.columns().stream().anyMatch(column -> column.statistics().isPresent());
    }

    @Override
    public Schema describe() throws ConnectorException {
        database.refuseWhenClosed();
        return schema;
    }

    @Override
    public Optional<Lineage> lineage() {
        return catalog.lineage();
    }

    @Override
    public CostEstimate estimate(InspectedQuery query) throws ConnectorException {
        return database.estimate(schema, query);
    }

    @Override
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        database.requireSingleSelect(query.sql());
        QueryResult result = database.run(query);
        return result.provenance().complete()
                ? new QueryResult(result.columns(), result.rows(), result.rowCount(), provenance)
                : result;
    }

    @Override
    public void cancel(QueryId query) {
        database.cancel(query);
    }

    @Override
    public Check check() throws ConnectorException {
        return database.check(warnings);
    }

    @Override
    public void close() {
        database.close();
    }
}
