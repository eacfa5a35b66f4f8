package dev.culprit.ui.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where data is, as a person points at it: a folder, a file in a folder, a database file, an address
/// or the name of a source.
///
/// @param location what a source can be opened with
/// @param table the only table that is meant; empty: all of them
public record DataPlace(String location, Optional<String> table) {
    private static final Set<String> DATABASES =
            Set.of("db", "sqlite", "sqlite3", "duckdb", "ddb", "mv.db");
    private static final List<String> FILES =
            List.of("csv", "tsv", "parquet", "json", "jsonl", "ndjson", "xlsx", "gz", "txt");

    public static DataPlace of(String location) {
        return new DataPlace(location.strip(), Optional.empty());
    }

    /// A data file is a table of its folder; a database file is a source itself.
    public static DataPlace ofFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null || DATABASES.stream().anyMatch(end -> name.endsWith("." + end))) {
            return of(absolute.toString());
        }
        String original = String.valueOf(absolute.getFileName());
        int dot = original.indexOf('.');
        return new DataPlace(
                folder.toString(), Optional.of(dot <= 0 ? original : original.substring(0, dot)));
    }

    /// Whether a file holds rows, going by its name.
    public static boolean isData(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return DATABASES.stream().anyMatch(end -> name.endsWith("." + end))
                || FILES.stream()
                        .filter(end -> !end.equals("json"))
                        .anyMatch(end -> name.endsWith("." + end));
    }
}
