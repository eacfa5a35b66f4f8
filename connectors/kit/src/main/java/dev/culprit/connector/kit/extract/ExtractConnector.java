package dev.culprit.connector.kit.extract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.duckdb.DuckDb;
import dev.culprit.connector.kit.duckdb.DuckDbFailures;
import dev.culprit.connector.kit.duckdb.ExtractCache;
import dev.culprit.connector.kit.duckdb.LoadNotes;
import dev.culprit.connector.kit.duckdb.LockedDatabase;
import dev.culprit.connector.kit.duckdb.NotedSchema;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Answers queries from a bounded extract of a source, made when it is first needed.
///
/// Every result says what the rows behind it are: all, a random part, or those up to a limit. The
/// few questions of [PushDown] that a part cannot answer are asked of the source itself.
public final class ExtractConnector implements Connector {
    private final RecordSource records;
    private final ExtractSpec spec;
    private final ExtractCache cache;
    private final InstantSource clock;
    private final PushDownReader templates = new PushDownReader();
    private final StoppableCalls calls = new StoppableCalls();
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Opened opened;
    private volatile boolean closed;

    /// @param schema with the rows of the source, where they are known
    /// @param read as [#schema], with the rows of the extract
    private record Opened(
            LockedDatabase database,
            Schema schema,
            Schema read,
            ExtractNotes notes,
            List<String> warnings) {}

    private ExtractConnector(
            RecordSource records, ExtractSpec spec, ExtractCache cache, InstantSource clock) {
        this.records = records;
        this.spec = spec;
        this.cache = cache;
        this.clock = clock;
    }

    /// Logs in, so that a wrong password is told now, and reads nothing yet.
    ///
    /// @param records closed with the connector, or when it cannot be opened
    /// @param cacheFolder where extracts are kept
    public static ExtractConnector open(
            RecordSource records, ExtractSpec spec, Path cacheFolder, InstantSource clock)
            throws ConnectorException {
        boolean works = false;
        try {
            records.check();
            works = true;
        } finally {
            if (!works) {
                records.close();
            }
        }
        return new ExtractConnector(records, spec, new ExtractCache(cacheFolder, clock), clock);
    }

    @Override
    public SourceId source() {
        return records.source();
    }

    @Override
    public Dialect dialect() {
        return Dialect.DUCKDB;
    }

    /// Everything but keys and a server's own deadline: what sources say of keys holds within one
    /// object at most, and the engine runs inside this process.
    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.SERVER_TIMEOUT, Capability.KEYS));
    }

    @Override
    public Schema describe() throws ConnectorException {
        return opened().schema();
    }

    @Override
    public CostEstimate estimate(InspectedQuery query) throws ConnectorException {
        Opened extract = opened();
        return extract.database().estimate(extract.read(), query);
    }

    @Override
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        return calls.run(query.id(), () -> answer(query));
    }

    private QueryResult answer(ApprovedQuery query)
            throws ConnectorException, InterruptedException {
        Opened extract = opened();
        JsonNode parsed = extract.database().requireSingleSelect(query.sql());
        Provenance rows = ExtractProvenance.of(tables(parsed), extract.notes());
        if (!rows.complete()) {
            Optional<QueryResult> answer =
                    templates.answer(parsed, extract.notes(), extract.schema(), records);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return ExtractProvenance.over(rows, extract.database().run(query));
    }

    /// Also names of common table expressions, which are no tables of the extract.
    private static Set<String> tables(JsonNode parsed) {
        return parsed.findValues("table_name").stream()
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    @Override
    public void cancel(QueryId query) {
        calls.stop(query);
    }

    /// Tries the source itself. What the extract has to say is added when there is one.
    @Override
    public Check check() throws ConnectorException {
        refuseWhenClosed();
        Check check = records.check();
        List<String> warnings = new ArrayList<>(check.warnings());
        Opened extract = opened;
        if (extract != null) {
            warnings.addAll(extract.warnings());
        }
        return new Check(check.latencyMillis(), check.version(), warnings);
    }

    @Override
    public void close() {
        closed = true;
        calls.stopAll();
        Opened extract = opened;
        if (extract != null) {
            extract.database().close();
        }
        records.close();
    }

    private Opened opened() throws ConnectorException {
        refuseWhenClosed();
        Opened ready = opened;
        if (ready != null) {
            return ready;
        }
        lock();
        try {
            Opened made = opened;
            if (made == null) {
                made = open(extract());
                opened = made;
            }
            return made;
        } finally {
            making.unlock();
        }
    }

    private void lock() throws ConnectorException {
        try {
            making.lockInterruptibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(
                    FailureKind.TIMEOUT, "Waiting for " + source() + " was stopped.", stopped);
        }
    }

    /// What is younger than the limit is found again: the facts name the hour, or whatever the limit
    /// is, that it was made in.
    private Path extract() throws ConnectorException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<String> facts = new ArrayList<>(records.facts());
        facts.add("extract " + Extraction.VERSION);
        facts.add("engine " + DuckDb.libraryVersion());
        facts.add(spec.toString());
        long fresh = spec.fresh().toSeconds();
        facts.add(
                fresh == 0
                        ? "made at " + System.nanoTime() + " by " + ProcessHandle.current().pid()
                        : "made in " + now.getEpochSecond() / fresh);
        return cache.get(facts, new Extraction(records, spec, now, () -> closed)::write);
    }

    private Opened open(Path file) throws ConnectorException {
        DuckDbFailures failures = new DuckDbFailures(List.of());
        try {
            DuckDBConnection root = DuckDb.openLocked(file, List.of());
            try {
                return opened(root, failures);
            } catch (SQLException failure) {
                root.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw failures.of(failure);
        }
    }

    private Opened opened(DuckDBConnection root, DuckDbFailures failures) throws SQLException {
        Schema read = new NotedSchema(root).read();
        ExtractNotes notes = ExtractNotes.read(root);
        List<String> warnings = new ArrayList<>();
        warnings.add("The data was read at " + notes.asOf() + ".");
        warnings.addAll(LoadNotes.warnings(root));
        Schema schema = new Schema(read.tables().stream().map(t -> atSource(t, notes)).toList());
        return new Opened(
                new LockedDatabase(source(), root, failures), schema, read, notes, warnings);
    }

    private static Table atSource(Table table, ExtractNotes notes) {
        OptionalLong population =
                ExtractProvenance.of(Set.of(table.name().name()), notes).population();
        return new Table(
                table.name(), table.columns(), population, table.primaryKey(), table.foreignKeys());
    }

    private void refuseWhenClosed() throws ConnectorException {
        if (closed) {
            throw new ConnectorException(FailureKind.UNREACHABLE, source() + " was closed.");
        }
    }
}
