package dev.culprit.connector.documents.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.connector.kit.extract.ObjectReading;
import dev.culprit.connector.kit.extract.PushDown;
import dev.culprit.connector.kit.extract.RecordSink;
import dev.culprit.connector.kit.extract.RecordSource;
import dev.culprit.core.query.Connector.Check;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// A keyspace's tables, read part of the ring by part of the ring, until all parts are read or enough
/// rows are.
final class CassandraRecords implements RecordSource {
    private static final int PAGE = 1000;
    private static final Duration MOST_CLOSING = Duration.ofSeconds(5);

    private final SourceId source;
    private final CqlSession session;
    private final CqlIdentifier keyspace;
    private final String user;
    private final CassandraFailures failures;

    CassandraRecords(
            SourceId source,
            CqlSession session,
            CqlIdentifier keyspace,
            String user,
            CassandraFailures failures) {
        this.source = source;
        this.session = session;
        this.keyspace = keyspace;
        this.user = user;
        this.failures = failures;
    }

    @Override
    public SourceId source() {
        return source;
    }

    @Override
    public List<String> facts() {
        return List.of("cassandra", source.value(), user);
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        try {
            String version =
                    String.valueOf(
                            session.execute("SELECT release_version FROM system.local")
                                    .iterator()
                                    .next()
                                    .getString(0));
            long millis = (System.nanoTime() - start) / 1_000_000;
            keyspace();
            return new Check(
                    millis, "Cassandra " + version, CassandraRights.warnings(session, user));
        } catch (DriverException failure) {
            throw failures.of(failure);
        }
    }

    @Override
    public List<String> objects() throws ConnectorException {
        return keyspace().getTables().keySet().stream()
                .map(CqlIdentifier::asInternal)
                .sorted()
                .toList();
    }

    private KeyspaceMetadata keyspace() throws ConnectorException {
        return session.getMetadata()
                .getKeyspace(keyspace)
                .orElseThrow(() ->
                        new ConnectorException(
                                FailureKind.REJECTED,
                                "The cluster has no keyspace " + keyspace.asInternal() + "."));
    }

    private TableMetadata table(String name) throws ConnectorException {
        return keyspace()
                .getTable(CqlIdentifier.fromInternal(name))
                .orElseThrow(() ->
                        new ConnectorException(
                                FailureKind.REJECTED,
                                keyspace.asInternal() + " has no table " + name + "."));
    }

    /// @param whole whether there was nothing more
    private record Part(long rows, boolean whole) {}

    @Override
    public ObjectReading read(ObjectRead wanted, RecordSink sink)
            throws ConnectorException, InterruptedException {
        try {
            TableReading reading =
                    TableReading.rows(
                            session,
                            table(wanted.object()),
                            wanted.fields(),
                            wanted.time(),
                            wanted.since());
            List<TokenRange> parts = TokenRanges.shuffled(session, wanted.seed());
            long rows = 0;
            for (int whole = 0; whole < parts.size(); whole++) {
                Part part = read(reading, parts.get(whole), sink);
                if (!part.whole()) {
                    return sample(wanted, rows, whole, parts.size());
                }
                rows += part.rows();
            }
            OptionalLong population =
                    wanted.since().isPresent() ? OptionalLong.empty() : OptionalLong.of(rows);
            return ObjectReading.of(Coverage.FULL, "full scan", population);
        } catch (DriverException failure) {
            throw failures.of(failure);
        }
    }

    private Part read(TableReading reading, TokenRange range, RecordSink sink)
            throws ConnectorException, InterruptedException {
        if (!sink.mayRequest()) {
            return new Part(0, false);
        }
        ResultSet result = session.execute(reading.part(range).setPageSize(PAGE));
        for (long rows = 0; ; rows++) {
            boolean nextPage =
                    result.getAvailableWithoutFetching() == 0 && !result.isFullyFetched();
            if (nextPage && !sink.mayRequest()) {
                return new Part(rows, false);
            }
            Row row = result.one();
            if (row == null || !sink.add(CassandraValues.row(row))) {
                return new Part(rows, row == null);
            }
        }
    }

    /// @param rows of the parts that were read to their end
    private static ObjectReading sample(ObjectRead wanted, long rows, int whole, int parts) {
        boolean estimated = whole > 0 && wanted.since().isEmpty();
        return new ObjectReading(
                Coverage.SAMPLE,
                "random parts of the ring, " + whole + " of " + parts,
                estimated ? OptionalLong.of(rows * parts / whole) : OptionalLong.empty(),
                wanted.wantsRandom()
                        ? List.of()
                        : List.of(
                                "Cassandra cannot give the most recent rows of "
                                        + wanted.object()
                                        + "; a random part was read."));
    }

    /// Counts alone: nothing else can be asked of a whole table.
    @Override
    public Optional<PushDown.Answer> ask(PushDown question)
            throws ConnectorException, InterruptedException {
        return switch (question) {
            case PushDown.Count(var object) ->
                    Optional.of(count(table(object), Optional.empty(), Optional.empty()));
            case PushDown.CountSince(var object, var field, var since) ->
                    TableReading.isTimestamp(table(object), field)
                            ? Optional.of(
                                    count(table(object), Optional.of(field), Optional.of(since)))
                            : Optional.empty();
            case PushDown.CountNulls _, PushDown.Range _, PushDown.CountByKey _ -> Optional.empty();
        };
    }

    /// Part by part, as a count over all would run into the server's own time limit.
    private PushDown.Answer count(
            TableMetadata table, Optional<String> field, Optional<Instant> since)
            throws ConnectorException, InterruptedException {
        try {
            TableReading counting = TableReading.count(session, table, field, since);
            long count = 0;
            for (TokenRange part : TokenRanges.shuffled(session, 0)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("The counting was stopped");
                }
                count += session.execute(counting.part(part)).iterator().next().getLong(0);
            }
            return PushDown.Answer.of(count);
        } catch (DriverException failure) {
            throw failures.of(failure);
        }
    }

    /// Whoever still waits for an answer does not get it.
    @Override
    public void close() {
        session.forceCloseAsync()
                .toCompletableFuture()
                .completeOnTimeout(null, MOST_CLOSING.toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, _) -> session.isClosed())
                .join();
    }
}
