package dev.culprit.core.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The documents a case can become.
public enum ReportFormat {
    JSON("json"),
    MARKDOWN("md"),
    HTML("html"),
    PDF("pdf"),
    /// A packed folder: the findings, and for each query its SQL and its rows.
    EVIDENCE("zip");

    private final String extension;

    ReportFormat(String extension) {
        this.extension = extension;
    }

    /// File name extension without the dot; also the format's name on the command line.
    public String extension() {
        return extension;
    }

    public static Optional<ReportFormat> of(String extension) {
        String wanted = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(wanted))
                .findFirst();
    }
}
