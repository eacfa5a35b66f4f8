package dev.culprit.connector.files;

import java.nio.file.Path;

/// Names, texts and paths as they stand in DuckDB's SQL.
final class Quoted {
    private Quoted() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /// A path is absolute and literal: `*` in a folder's name must not become a pattern.
    static String path(Path path) {
        return text(path.toAbsolutePath().toString().replaceAll("([*?\\[])", "[$1]"));
    }
}
