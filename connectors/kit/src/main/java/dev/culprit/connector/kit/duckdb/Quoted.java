package dev.culprit.connector.kit.duckdb;

import java.nio.file.Path;

/// Names, texts and paths as they stand in DuckDB's SQL.
public final class Quoted {
    private Quoted() {}

    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public static String text(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /// A path is absolute and literal: `*` in a folder's name must not become a pattern.
    public static String path(Path path) {
        return text(path.toAbsolutePath().toString().replaceAll("([*?\\[])", "[$1]"));
    }
}
