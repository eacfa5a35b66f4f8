package dev.culprit.connector.files;

import dev.culprit.connector.kit.duckdb.DuckDb;
import dev.culprit.connector.kit.duckdb.DuckDbFailures;
import dev.culprit.connector.kit.duckdb.LoadNotes;
import dev.culprit.connector.kit.duckdb.Sentences;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Writes a folder's files into one database file: delimited and JSON files as tables, Parquet
/// files as views, since the engine reads those as fast as its own.
final class Extract {
    /// Raised whenever the same files would be loaded differently.
    private static final int LOADER_VERSION = 1;

    /// Above this, counting a Parquet file's values would cost more than it tells.
    private static final long MOST_PARQUET_ROWS = 2_000_000;

    private final FolderContents contents;
    private final Catalog catalog;

    Extract(FolderContents contents, Catalog catalog) {
        this.contents = contents;
        this.catalog = catalog;
    }

    /// Everything that the extract's content depends on.
    List<String> facts() throws ConnectorException {
        List<String> facts = new ArrayList<>();
        facts.add("loader " + LOADER_VERSION);
        facts.add("engine " + DuckDb.libraryVersion());
        for (DataFile file : contents.files()) {
            try {
                for (Path part : file.parts()) {
                    facts.add(part.toRealPath().toString());
                    facts.add(Files.size(part) + " bytes");
                    facts.add(Files.getLastModifiedTime(part).toString());
                }
            } catch (IOException cause) {
                throw file.unreadable(cause);
            }
        }
        facts.add(catalogText());
        return facts;
    }

    void write(Path database) throws ConnectorException {
        Path scratch = database.resolveSibling(database.getFileName() + ".sheets");
        try (Connection connection = DuckDb.create(database)) {
            LoadNotes notes = new LoadNotes(connection);
            Set<String> names = new HashSet<>();
            for (DataFile file : contents.files()) {
                for (DataFile table : tables(file, scratch)) {
                    refuseTwin(names, table);
                    List<String> warnings =
                            new TableLoad(connection, table, catalog.table(table.table())).load();
                    notes.add(table.table(), warnings, mostRowsToCount(table));
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
        } catch (SQLException failure) {
            throw new DuckDbFailures(List.of()).of(failure);
        } finally {
            XlsxTables.delete(scratch);
        }
    }

    private static List<DataFile> tables(DataFile file, Path scratch) throws ConnectorException {
        return file.format() == Format.XLSX
                ? new XlsxTables(file, scratch).unpacked()
                : List.of(file);
    }

    private static void refuseTwin(Set<String> names, DataFile table) throws ConnectorException {
        if (!names.add(table.table().toLowerCase(Locale.ROOT))) {
            throw table.broken(
                    " and another file would both be the table "
                            + table.table()
                            + "; move one of them away.");
        }
    }

    private static long mostRowsToCount(DataFile file) {
        return file.format() == Format.PARQUET ? MOST_PARQUET_ROWS : Long.MAX_VALUE;
    }

    private String catalogText() throws ConnectorException {
        Path file = contents.folder().resolve(CatalogReader.FILE_NAME);
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException cause) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE,
                    file + " cannot be read: " + Sentences.reason(cause),
                    cause);
        }
    }
}
