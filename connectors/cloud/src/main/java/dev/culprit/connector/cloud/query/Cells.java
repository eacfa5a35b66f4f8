package dev.culprit.connector.cloud.query;

import dev.culprit.connector.kit.CellText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;

/// Values as services write them, in the canonical text of `QueryResult`. What cannot be read stays
/// as it was sent.
public final class Cells {
    private static final long MICROS = 1_000_000;

    private Cells() {}

    public static String decimal(String value) {
        try {
            return CellText.number(new BigDecimal(value));
        } catch (NumberFormatException special) {
            return value;
        }
    }

    public static String floating(String value) {
        try {
            return CellText.number(Double.parseDouble(value));
        } catch (NumberFormatException special) {
            return value;
        }
    }

    public static String floating32(String value) {
        try {
            return CellText.number(Float.parseFloat(value));
        } catch (NumberFormatException special) {
            return value;
        }
    }

    /// A date and time in no zone, with `T` or blank between.
    public static String timestamp(String value) {
        try {
            return CellText.timestamp(LocalDateTime.parse(value.replace(' ', 'T')));
        } catch (DateTimeException other) {
            return value;
        }
    }

    /// A date and time as a clock in that zone showed it.
    public static String timestamp(String value, ZoneId zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(value.replace(' ', 'T'));
            return CellText.timestamp(local.atZone(zone).toOffsetDateTime());
        } catch (DateTimeException other) {
            return value;
        }
    }

    /// A date and time with an offset or `Z`; without one it is UTC already.
    public static String instant(String value) {
        try {
            return CellText.timestamp(OffsetDateTime.parse(value.replace(' ', 'T')));
        } catch (DateTimeException unzoned) {
            return timestamp(value);
        }
    }

    /// Microseconds since 1970.
    public static String micros(String value) {
        try {
            long micros = Long.parseLong(value);
            Instant instant =
                    Instant.ofEpochSecond(
                            Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
            return CellText.timestamp(instant.atOffset(ZoneOffset.UTC));
        } catch (NumberFormatException | DateTimeException other) {
            return value;
        }
    }

    public static String time(String value) {
        try {
            return CellText.time(LocalTime.parse(value));
        } catch (DateTimeException other) {
            return value;
        }
    }

    public static String base64(String value) {
        try {
            return CellText.bytes(Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException other) {
            return value;
        }
    }
}
