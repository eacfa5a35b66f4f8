package dev.culprit.connector.kit;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;

/// The one text form of each kind of value, as `QueryResult` documents it.
public final class CellText {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private CellText() {}

    public static String number(BigDecimal value) {
        return value.toPlainString();
    }

    /// Plain notation that `Double.parseDouble` reads back to the very same number.
    public static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).toPlainString()
                : Double.toString(value);
    }

    /// A float keeps its own short digits: 0.1f is `0.1`, not `0.10000000149011612`.
    public static String number(float value) {
        return Float.isFinite(value)
                ? new BigDecimal(Float.toString(value)).toPlainString()
                : Float.toString(value);
    }

    public static String timestamp(LocalDateTime value) {
        if (value.equals(LocalDateTime.MAX)) {
            return "infinity";
        }
        return value.equals(LocalDateTime.MIN)
                ? "-infinity"
                : value.format(SECONDS) + fraction(value.get(ChronoField.NANO_OF_SECOND));
    }

    public static String timestamp(OffsetDateTime value) {
        if (value.equals(OffsetDateTime.MAX)) {
            return "infinity";
        }
        return value.equals(OffsetDateTime.MIN)
                ? "-infinity"
                : timestamp(value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }

    public static String time(LocalTime value) {
        return value.format(TIME) + fraction(value.get(ChronoField.NANO_OF_SECOND));
    }

    public static String bytes(byte[] value) {
        return HexFormat.of().formatHex(value);
    }

    /// Six digits, as sources keep microseconds; nine where a source really has nanoseconds.
    private static String fraction(int nanos) {
        if (nanos == 0) {
            return "";
        }
        return nanos % 1000 == 0
                ? String.format(Locale.ROOT, ".%06d", nanos / 1000)
                : String.format(Locale.ROOT, ".%09d", nanos);
    }
}
