package dev.culprit.connector.kit.duckdb;

import dev.culprit.connector.kit.SqlFailures;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// What the engine's complaints mean. Most are about the query's text and keep their own words;
/// a complaint about a file that is read in place means that the folder changed under us. For a
/// vanished file the engine only says that it may not look for it.
public final class DuckDbFailures implements SqlFailures {
    private final List<Path> readInPlace;

    /// @param readInPlace absolute paths
    public DuckDbFailures(List<Path> readInPlace) {
        this.readInPlace = List.copyOf(readInPlace);
    }

    @Override
    public ConnectorException of(SQLException failure) {
        String words = String.valueOf(failure.getMessage()).strip();
        for (Path file : readInPlace) {
            if (words.contains(file.toString())) {
                String happened = Files.exists(file) ? " was changed" : " is gone";
                return unreachable(file + happened + "; open the source again.", failure);
            }
        }
        if (words.startsWith("IO Error")) {
            return unreachable("A file cannot be read: " + firstLine(words), failure);
        }
        boolean bug = words.startsWith("INTERNAL Error") || words.startsWith("FATAL Error");
        FailureKind kind = bug ? FailureKind.INTERNAL : FailureKind.REJECTED;
        return new ConnectorException(kind, words, failure);
    }

    public static String firstLine(String words) {
        return words.lines().findFirst().orElse(words);
    }

    private static ConnectorException unreachable(String sentence, SQLException failure) {
        return new ConnectorException(FailureKind.UNREACHABLE, sentence, failure);
    }
}
