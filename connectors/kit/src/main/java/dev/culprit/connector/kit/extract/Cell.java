package dev.culprit.connector.kit.extract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A value as it is staged: its text, which says everything, and what it was.
///
/// @param whole digits before the point, of numbers
/// @param scale digits after it
record Cell(ValueKind kind, String text, int whole, int scale) {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?");
    private static final Pattern TIMESTAMP =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?"
                            + "(Z|[+-]\\d{2}(:?\\d{2})?)?");
    private static final int LONGEST_MOMENT = 40;

    static Cell of(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Boolean truth -> plain(ValueKind.BOOLEAN, truth.toString());
            case Integer number -> decimal(BigDecimal.valueOf(number));
            case Long number -> decimal(BigDecimal.valueOf(number));
            case BigInteger number -> decimal(new BigDecimal(number));
            case BigDecimal number -> decimal(number);
            case Number number -> plain(ValueKind.DOUBLE, Double.toString(number.doubleValue()));
            case Instant instant -> instant(instant);
            case LocalDateTime moment -> plain(ValueKind.TIMESTAMP, moment.toString());
            case LocalDate day -> plain(ValueKind.DATE, day.toString());
            case LocalTime time -> plain(ValueKind.TIME, time.toString());
            case byte[] bytes -> plain(ValueKind.BINARY, HexFormat.of().formatHex(bytes));
            case Map<?, ?> map -> plain(ValueKind.JSON, JsonText.of(map));
            case List<?> list -> plain(ValueKind.JSON, JsonText.of(list));
            default -> plain(ValueKind.TEXT, value.toString());
        };
    }

    private static Cell plain(ValueKind kind, String text) {
        return new Cell(kind, text, 0, 0);
    }

    private static Cell decimal(BigDecimal number) {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        int whole = Math.max(1, plain.precision() - plain.scale());
        ValueKind kind = plain.scale() == 0 ? ValueKind.INTEGER : ValueKind.DECIMAL;
        return new Cell(kind, plain.toPlainString(), whole, plain.scale());
    }

    /// The engine's timestamps reach further, but nothing that was measured lies there.
    private static Cell instant(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        boolean usual = year >= 1 && year <= 9999;
        return plain(usual ? ValueKind.TIMESTAMP : ValueKind.TEXT, instant.toString());
    }

    private static Cell text(String text) {
        boolean short0 = text.length() >= 8 && text.length() <= LONGEST_MOMENT;
        return short0 && Character.isDigit(text.charAt(0))
                ? new Cell(moment(text), text, 0, 0)
                : plain(ValueKind.TEXT, text);
    }

    private static ValueKind moment(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                LocalDate.parse(text);
                return ValueKind.DATE_TEXT;
            }
            if (TIME.matcher(text).matches()) {
                LocalTime.parse(text);
                return ValueKind.TIME_TEXT;
            }
            if (TIMESTAMP.matcher(text).matches()) {
                LocalDate.parse(text.substring(0, 10));
                LocalTime.parse(text.substring(11, 16));
                return secondsFit(text) ? ValueKind.TIMESTAMP_TEXT : ValueKind.TEXT;
            }
            return ValueKind.TEXT;
        } catch (DateTimeException noSuchMoment) {
            return ValueKind.TEXT;
        }
    }

    private static boolean secondsFit(String text) {
        return text.length() < 19 || text.charAt(16) != ':' || text.charAt(17) < '6';
    }
}
