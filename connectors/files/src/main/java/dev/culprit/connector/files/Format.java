package dev.culprit.connector.files;

import java.util.Locale;
import java.util.Optional;

/// The kinds of file that can be a table, told by the end of the name.
enum Format {
    CSV(".csv"),
    TSV(".tsv"),
    JSON(".json"),
    JSON_LINES(".ndjson"),
    PARQUET(".parquet"),
    /// A workbook, whose sheets are tables.
    XLSX(".xlsx");

    private static final String GZIP = ".gz";

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    boolean isDelimited() {
        return this == CSV || this == TSV;
    }

    static Optional<Format> of(String fileName) {
        String name = plain(fileName);
        for (Format format : values()) {
            if (name.endsWith(format.ending)) {
                boolean packed = isPacked(fileName) && (format == PARQUET || format == XLSX);
                return packed ? Optional.empty() : Optional.of(format);
            }
        }
        return name.endsWith(".jsonl") ? Optional.of(JSON_LINES) : Optional.empty();
    }

    static boolean isPacked(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(GZIP);
    }

    /// `orders.csv.gz` is the table `orders`.
    static String tableName(String fileName) {
        return fileName.substring(0, plain(fileName).lastIndexOf('.'));
    }

    private static String plain(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return isPacked(name) ? name.substring(0, name.length() - GZIP.length()) : name;
    }
}
