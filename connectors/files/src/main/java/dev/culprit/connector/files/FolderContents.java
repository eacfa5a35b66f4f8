package dev.culprit.connector.files;

import dev.culprit.connector.kit.duckdb.Sentences;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which files of a folder are tables.
///
/// A folder often holds other JSON next to its data: the catalogue, the alert, a finding. Those are
/// single objects, so a JSON file is a table only if it is a list or has one object per line.
record FolderContents(Path folder, List<DataFile> files) {
    private static final int PEEK_BYTES = 64 * 1024;
    private static final int MOST_LEVELS = 6;
    private static final int MOST_PARTS = 10_000;

    FolderContents {
        files = List.copyOf(files);
    }

    static FolderContents read(Path folder) throws ConnectorException {
        List<DataFile> files = new ArrayList<>();
        for (Path path : paths(folder)) {
            dataFile(path).ifPresent(files::add);
        }
        refuseTwins(files);
        if (files.isEmpty()) {
            throw unreachable(
                    folder + " holds no CSV, TSV, JSON, Parquet or Excel file with rows.");
        }
        return new FolderContents(folder, files);
    }

    private static List<Path> paths(Path folder) throws ConnectorException {
        if (!Files.exists(folder)) {
            throw unreachable("There is no folder " + folder + ".");
        }
        if (!Files.isDirectory(folder)) {
            throw unreachable(folder + " is a file, not a folder.");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException cause) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE,
                    folder + " cannot be read: " + Sentences.reason(cause),
                    cause);
        }
    }

    private static Optional<DataFile> dataFile(Path path) throws ConnectorException {
        String name = path.getFileName().toString();
        Optional<Format> format = name.startsWith(".") ? Optional.empty() : Format.of(name);
        if (format.isEmpty() || name.equals(CatalogReader.FILE_NAME)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(path)) {
            return format.filter(it -> it == Format.PARQUET && Files.isDirectory(path)).isPresent()
                    ? folderOfParts(path)
                    : Optional.empty();
        }
        DataFile file = DataFile.of(path, format.get());
        if (!Files.isReadable(path)) {
            throw unreachable(path + " cannot be read: this user may not read it.");
        }
        return file.format() == Format.JSON && !hasRows(file)
                ? Optional.empty()
                : Optional.of(file);
    }

    private static Optional<DataFile> folderOfParts(Path folder) throws ConnectorException {
        try (Stream<Path> below = Files.walk(folder, MOST_LEVELS)) {
            List<Path> parts =
                    below.filter(Files::isRegularFile)
                            .filter(FolderContents::isPart)
                            .sorted()
                            .limit(MOST_PARTS + 1L)
                            .toList();
            if (parts.size() > MOST_PARTS) {
                throw new ConnectorException(
                        FailureKind.REJECTED,
                        folder + " has more than " + MOST_PARTS + " files; that is too many.");
            }
            return parts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DataFile.of(folder, Format.PARQUET, parts));
        } catch (IOException cause) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE,
                    folder + " cannot be read: " + Sentences.reason(cause),
                    cause);
        }
    }

    private static boolean isPart(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".")
                && !name.startsWith("_")
                && Format.of(name).filter(it -> it == Format.PARQUET).isPresent();
    }

    private static boolean hasRows(DataFile file) throws ConnectorException {
        try (InputStream in = file.open()) {
            String start = new String(in.readNBytes(PEEK_BYTES), StandardCharsets.UTF_8).strip();
            return start.startsWith("[") || start.matches("(?s)\\{[^\\n]*\\}\\s*\\n\\s*\\{.*");
        } catch (IOException cause) {
            throw file.unreadable(cause);
        }
    }

    private static void refuseTwins(List<DataFile> files) throws ConnectorException {
        Map<String, DataFile> byTable = new HashMap<>();
        for (DataFile file : files) {
            DataFile twin = byTable.put(file.table().toLowerCase(Locale.ROOT), file);
            if (twin != null) {
                throw new ConnectorException(
                        FailureKind.REJECTED,
                        twin.fileName()
                                + " and "
                                + file.fileName()
                                + " would both be the table "
                                + file.table()
                                + "; move one of them away.");
            }
        }
    }

    private static ConnectorException unreachable(String sentence) {
        return new ConnectorException(FailureKind.UNREACHABLE, sentence);
    }
}
