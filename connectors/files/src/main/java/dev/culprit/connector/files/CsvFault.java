package dev.culprit.connector.files;

import dev.culprit.core.source.ConnectorException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the engine's page-long complaint about a file into one sentence with file and line.
final class CsvFault {
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern FIELDS =
            Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

    private CsvFault() {}

    /// Empty when the complaint is not about the file's form.
    static Optional<ConnectorException> of(DataFile file, String complaint) {
        Matcher line = LINE.matcher(complaint);
        return line.find()
                ? Optional.of(file.broken(", line " + line.group(1) + ": " + what(complaint)))
                : Optional.empty();
    }

    private static String what(String complaint) {
        Matcher fields = FIELDS.matcher(complaint);
        if (fields.find()) {
            int found = Integer.parseInt(fields.group(2));
            return found
                    + (found == 1 ? " field" : " fields")
                    + " where the header has "
                    + fields.group(1)
                    + ".";
        }
        String lower = complaint.toLowerCase(Locale.ROOT);
        if (lower.contains("unterminated quote")) {
            return "a quoted field is not closed.";
        }
        if (lower.contains("unicode") || lower.contains("not utf-8")) {
            return "it is not UTF-8 text.";
        }
        if (lower.contains("maximum line size")) {
            return "it is longer than 2 MB; a quoted field may not be closed.";
        }
        return engineWords(complaint);
    }

    private static String engineWords(String complaint) {
        return complaint
                        .lines()
                        .skip(1)
                        .filter(line -> !line.isBlank() && !line.startsWith("Original Line"))
                        .findFirst()
                        .orElse("it cannot be read")
                        .strip()
                        .replaceAll("\\.$", "")
                + ".";
    }
}
