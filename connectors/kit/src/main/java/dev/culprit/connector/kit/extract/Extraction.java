package dev.culprit.connector.kit.extract;

import dev.culprit.connector.kit.duckdb.DuckDb;
import dev.culprit.connector.kit.duckdb.DuckDbFailures;
import dev.culprit.connector.kit.duckdb.LoadNotes;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Reads a source's objects one after the other into a database file.
final class Extraction {
    /// Raised whenever the same records would be written differently.
    static final int VERSION = 1;

    private final RecordSource source;
    private final ExtractSpec spec;
    private final Instant now;
    private final ReadingLimits limits;
    private final Set<String> tables = new HashSet<>();

    /// @param stopped asked for each record
    Extraction(RecordSource source, ExtractSpec spec, Instant now, BooleanSupplier stopped) {
        this.source = source;
        this.spec = spec;
        this.now = now;
        this.limits = new ReadingLimits(spec, stopped);
    }

    void write(Path database) throws ConnectorException {
        try (DuckDBConnection connection = (DuckDBConnection) DuckDb.create(database)) {
            connection.setAutoCommit(false);
            LoadNotes notes = new LoadNotes(connection);
            ExtractNotes.create(connection);
            readAll(connection, notes);
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
        } catch (SQLException failure) {
            throw new DuckDbFailures(List.of()).of(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(
                    FailureKind.TIMEOUT, "Reading " + source.source() + " was stopped.", stopped);
        }
    }

    private void readAll(DuckDBConnection connection, LoadNotes notes)
            throws ConnectorException, SQLException, InterruptedException {
        boolean chosen = !spec.objects().isEmpty();
        List<String> objects = chosen ? spec.objects() : source.objects();
        List<ConnectorException> leftOut = new ArrayList<>();
        for (String object : objects) {
            try {
                read(connection, object, notes, sentences(leftOut));
                leftOut.clear();
            } catch (ConnectorException failure) {
                if (chosen || !isAboutOneObject(failure.kind())) {
                    throw failure;
                }
                leftOut.add(failure);
            }
        }
        if (tables.isEmpty()) {
            throw leftOut.isEmpty() ? nothing() : leftOut.getFirst();
        }
        for (String sentence : sentences(leftOut)) {
            notes.warn(sentence);
        }
    }

    private ConnectorException nothing() {
        return new ConnectorException(
                FailureKind.REJECTED, source.source() + " has nothing that could be read.");
    }

    private static boolean isAboutOneObject(FailureKind kind) {
        return switch (kind) {
            case AUTH, REJECTED, UNSUPPORTED -> true;
            case UNREACHABLE, TIMEOUT, THROTTLED, INTERNAL -> false;
        };
    }

    private static List<String> sentences(List<ConnectorException> failures) {
        return failures.stream().map(ConnectorException::getMessage).toList();
    }

    private void read(
            DuckDBConnection connection, String object, LoadNotes notes, List<String> leftOut)
            throws ConnectorException, SQLException, InterruptedException {
        ObjectRead wanted = spec.read(object, now);
        String table = freeTable(object);
        limits.startObject();
        StagedTable staged = new StagedTable(connection, table, wanted.fields());
        try {
            ObjectReading reading = source.read(wanted, new Sink(staged));
            staged.finish();
            tables.add(table.toLowerCase(Locale.ROOT));
            Provenance provenance = provenance(wanted, reading);
            List<String> warnings = new ArrayList<>(leftOut);
            warnings.addAll(reading.warnings());
            warnings.addAll(staged.warnings());
            warnings.addAll(words(table, provenance));
            notes.add(table, warnings, Long.MAX_VALUE);
            ExtractNotes.add(
                    connection, table, new ExtractNotes.Noted(object, provenance), staged, now);
        } finally {
            staged.drop();
        }
    }

    private String freeTable(String object) {
        String wanted = StagedTable.columnName(object);
        String name = wanted;
        for (int i = 2; tables.contains(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /// A limit of ours makes it a part even when the source thought it was done; a window does not:
    /// the rows before it were not asked for, but a claim about all rows would still be wrong.
    private Provenance provenance(ObjectRead wanted, ObjectReading reading) {
        Coverage coverage = reading.coverage();
        String method = reading.method();
        boolean cut = limits.reached().isPresent() || wanted.since().isPresent();
        if (cut && coverage == Coverage.FULL) {
            coverage = Coverage.TRUNCATED;
        }
        if (wanted.since().isPresent()) {
            method += ", since " + wanted.since().get();
        }
        OptionalLong population =
                coverage == Coverage.FULL ? OptionalLong.of(limits.rows()) : reading.population();
        return new Provenance(coverage, method, OptionalLong.of(limits.rows()), population);
    }

    private List<String> words(String table, Provenance provenance) {
        if (provenance.complete()) {
            return List.of();
        }
        String of =
                provenance.population().isPresent()
                        ? " of " + provenance.population().getAsLong()
                        : "";
        String limit = limits.reached().map(reached -> "; " + reached).orElse("");
        return List.of(
                table
                        + " is a part of the source: "
                        + limits.rows()
                        + of
                        + " rows, "
                        + provenance.method()
                        + limit
                        + ".");
    }

    private final class Sink implements RecordSink {
        private final StagedTable staged;

        Sink(StagedTable staged) {
            this.staged = staged;
        }

        @Override
        public boolean add(Map<String, ? extends @Nullable Object> row)
                throws ConnectorException, InterruptedException {
            if (!limits.mayTakeRow()) {
                return false;
            }
            try {
                limits.took(staged.add(row));
                return true;
            } catch (SQLException failure) {
                throw new DuckDbFailures(List.of()).of(failure);
            }
        }

        @Override
        public boolean mayRequest() throws InterruptedException {
            return limits.mayRequest();
        }

        @Override
        public long wanted() {
            return spec.rows() - limits.rows() + 1;
        }
    }
}
