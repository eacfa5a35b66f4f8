package dev.culprit.connector.metadata.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/// Times as tools write them, in UTC. Without an offset they are taken as UTC.
public final class Times {
    private static final DateTimeFormatter FORM =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("['T'][' ']HH:mm[:ss]")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .optionalStart()
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(java.util.Locale.ROOT);

    private Times() {}

    public static Optional<LocalDateTime> utc(String text) {
        String plain = text.strip().replace(',', '.').replaceFirst(" ?UTC$", "Z");
        if (plain.length() < 16 || plain.length() > 40) {
            return Optional.empty();
        }
        try {
            TemporalAccessor parsed =
                    FORM.parseBest(plain, java.time.OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    parsed instanceof java.time.OffsetDateTime at
                            ? LocalDateTime.ofInstant(at.toInstant(), ZoneOffset.UTC)
                            : LocalDateTime.from(parsed));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /// Seconds since 1970, or milliseconds where seconds would be far in the future.
    public static Optional<LocalDateTime> epoch(double seconds) {
        double plain = seconds > 1e11 ? seconds / 1000 : seconds;
        if (!(plain > 0) || plain > 1e11) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(Math.round(plain * 1000));
        return Optional.of(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    }
}
