package dev.culprit.connector.files;

import dev.culprit.connector.kit.duckdb.Sentences;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// One file of the folder and the table it is. Engines that write in parallel leave a folder
/// `orders.parquet` of many files; it is one table too.
///
/// @param parts the files to read; for a file, itself
record DataFile(String table, Path path, Format format, List<Path> parts) {
    DataFile {
        parts = List.copyOf(parts);
    }

    static DataFile of(Path path, Format format) {
        return of(path, format, List.of(path));
    }

    static DataFile of(Path path, Format format, List<Path> parts) {
        return new DataFile(Format.tableName(path.getFileName().toString()), path, format, parts);
    }

    String fileName() {
        return path.getFileName().toString();
    }

    /// The file's text as it is after unpacking; the caller closes it.
    InputStream open() throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path));
        return Format.isPacked(fileName()) ? new BufferedInputStream(unpacked(raw)) : raw;
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        try {
            return new GZIPInputStream(raw);
        } catch (IOException notPacked) {
            raw.close();
            throw notPacked;
        }
    }

    ConnectorException unreadable(IOException cause) {
        return new ConnectorException(
                FailureKind.UNREACHABLE,
                path + " cannot be read: " + Sentences.reason(cause),
                cause);
    }

    ConnectorException broken(String what) {
        return new ConnectorException(FailureKind.REJECTED, fileName() + what);
    }
}
