package dev.culprit.connector.files;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.sql.SQLException;

/// What the engine's complaints mean. Most are about the query's text and keep their own words;
/// a complaint about a file means that the folder changed under us.
final class DuckDbFailures {
    private DuckDbFailures() {}

    static ConnectorException of(SQLException failure) {
        String words = String.valueOf(failure.getMessage()).strip();
        if (words.startsWith("IO Error") || words.startsWith("HTTP Error")) {
            return new ConnectorException(
                    FailureKind.UNREACHABLE,
                    "A file of the source is gone or was changed: " + firstLine(words),
                    failure);
        }
        FailureKind kind =
                words.startsWith("INTERNAL Error") || words.startsWith("FATAL Error")
                        ? FailureKind.INTERNAL
                        : FailureKind.REJECTED;
        return new ConnectorException(kind, words, failure);
    }

    static String firstLine(String words) {
        return words.lines().findFirst().orElse(words);
    }
}
