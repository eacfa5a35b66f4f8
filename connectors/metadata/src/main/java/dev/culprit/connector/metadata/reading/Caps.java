package dev.culprit.connector.metadata.reading;

import java.time.Duration;

/// How much is read of what others wrote.
///
/// @param fileBytes of one file; a longer one is not read, but for logs, of which both ends are
/// @param files looked at in one folder
/// @param depth of folders
/// @param time for one folder
public record Caps(long fileBytes, int files, int depth, Duration time) {
    public static final Caps USUAL = new Caps(256L << 20, 20_000, 8, Duration.ofSeconds(20));
}
