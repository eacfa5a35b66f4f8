package dev.culprit.connector.files;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// What a number in a cell means by its number format: Excel keeps dates as days since 1900.
enum XlsxNumberFormat {
    NUMBER,
    DATE,
    TIME,
    TIMESTAMP;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final long MILLIS = Duration.ofDays(1).toMillis();
    private static final double MOST_DAYS = 2_958_466;

    /// @param id of a built-in format, ECMA-376 part 1, section 18.8.30
    /// @param code of a format of the workbook's own; empty for a built-in one
    static XlsxNumberFormat of(int id, String code) {
        if (!code.isEmpty()) {
            return of(code);
        }
        return switch (id) {
            case 14, 15, 16, 17 -> DATE;
            case 18, 19, 20, 21, 45, 46, 47 -> TIME;
            case 22 -> TIMESTAMP;
            default -> (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? DATE : NUMBER;
        };
    }

    /// Letters in quotes, after a backslash and in brackets are no placeholders.
    private static XlsxNumberFormat of(String code) {
        String plain =
                code.toLowerCase(Locale.ROOT)
                        .replaceAll(";.*", "")
                        .replaceAll("\"[^\"]*\"", "")
                        .replaceAll("[\\\\_*].", "")
                        .replaceAll("\\[(h+|m+|s+)]", "$1")
                        .replaceAll("\\[[^]]*]", "");
        if (plain.contains("general")) {
            return NUMBER;
        }
        boolean clock = plain.matches("(?s).*[hs].*");
        boolean day = plain.matches("(?s).*[yd].*") || (!clock && plain.contains("m"));
        if (day) {
            return clock ? TIMESTAMP : DATE;
        }
        return clock ? TIME : NUMBER;
    }

    /// @param value as the file has it, for example `45301.5`
    String text(String value, boolean from1904) {
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException strange) {
            return value;
        }
        double days = number.doubleValue();
        if (this == NUMBER || days < 0 || days > MOST_DAYS) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        LocalDate start = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        LocalDateTime time =
                start.atStartOfDay().plus(Duration.ofMillis(Math.round(days * MILLIS)));
        boolean midnight = Math.round(days * MILLIS) % MILLIS == 0;
        if (this == TIME && days < 1) {
            return SECONDS.format(time).substring(11) + fraction(time);
        }
        return this == DATE && midnight
                ? time.toLocalDate().toString()
                : SECONDS.format(time) + fraction(time);
    }

    private static String fraction(LocalDateTime time) {
        int millis = time.get(ChronoField.MILLI_OF_SECOND);
        return millis == 0 ? "" : String.format(Locale.ROOT, ".%03d", millis);
    }
}
