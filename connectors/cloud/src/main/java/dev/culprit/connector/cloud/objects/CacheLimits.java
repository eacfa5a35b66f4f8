package dev.culprit.connector.cloud.objects;

import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import java.time.Duration;

/// How much of a store is copied.
///
/// @param fill how long copying may take
public record CacheLimits(int files, long bytes, Duration fill) {
    public static final SourceField MOST_FILES = SourceField.number("most_files", 1000);
    public static final SourceField MOST_MEGABYTES = SourceField.number("most_megabytes", 2048);
    public static final SourceField COPY_SECONDS = SourceField.number("copy_seconds", 600);

    public static CacheLimits of(SourceProfile profile) {
        return new CacheLimits(
                Math.max(1, profile.number(MOST_FILES)),
                profile.number(MOST_MEGABYTES) * 1_000_000L,
                Duration.ofSeconds(profile.number(COPY_SECONDS)));
    }
}
