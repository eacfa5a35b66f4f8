package dev.culprit.ui.format;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.evidence.Figure;
import dev.culprit.ui.i18n.Messages;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Writes figures the way an analyst reads them: `3,014`, `22.3 %`, `3.1 s`, `10 Jan 2026, 14:05`.
/// A number and its unit never break over two lines. Moments of the log are written
/// in the zone that was chosen; times of data have none and stay as they are.
public final class Figures {
    private static final char JOINED = '\u00a0';
    private static final BigDecimal TEN_CENTS = new BigDecimal("0.10");
    private static final double SMALLEST_SHARE = 0.0005;

    private final Locale locale;
    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayAndTime;
    private final DateTimeFormatter dayOfMonth;
    private final DateTimeFormatter dayAndMonth;
    private final DateTimeFormatter clock;

    public Figures(Messages messages) {
        this(messages.locale(), messages.zone());
    }

    public Figures(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        day = DateTimeFormatter.ofPattern("d MMM uuuu", locale);
        dayAndTime = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale);
        dayOfMonth = DateTimeFormatter.ofPattern("d", locale);
        dayAndMonth = DateTimeFormatter.ofPattern("d MMM", locale);
        clock = DateTimeFormatter.ofPattern("HH:mm:ss", locale);
    }

    public String count(long value) {
        return format("#,##0", (double) value);
    }

    /// Decimal units, as storage is sold and scanned.
    public String bytes(long bytes) {
        double size = bytes;
        for (String unit : List.of("bytes", "kB", "MB", "GB")) {
            if (size < 1_000) {
                return number(Math.rint(size * 10) / 10) + JOINED + unit;
            }
            size /= 1_000;
        }
        return number(Math.rint(size * 10) / 10) + JOINED + "TB";
    }

    /// Whole numbers as they are, others with three significant digits or so.
    public String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 1_000) {
            return format("#,##0", value);
        }
        return format(size >= 100 ? "#,##0.#" : size >= 1 ? "0.##" : "0.####", value);
    }

    /// A share from 0 to 1 as percent with one decimal.
    public String share(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < SMALLEST_SHARE) {
            return "<" + JOINED + format("0.0", 0.1) + JOINED + "%";
        }
        return format("#,##0.0", value * 100) + JOINED + "%";
    }

    /// A share from 0 to 1 as whole percent, for sentences such as "explains 97 % of the excess".
    /// Only all of it is 100 %.
    public String wholeShare(double value) {
        double percent = Math.rint(value * 100);
        boolean flattering = value < 1 && percent == 100;
        return format("#,##0", flattering ? 99 : percent) + JOINED + "%";
    }

    /// How sure, from 0 to 1, with two decimals.
    public String confidence(double value) {
        return format("0.00", value);
    }

    /// US dollars; amounts below ten cents with four decimals.
    public String money(BigDecimal dollars) {
        boolean small = dollars.signum() > 0 && dollars.compareTo(TEN_CENTS) < 0;
        return "$" + format(small ? "0.0000" : "#,##0.00", dollars.doubleValue());
    }

    public String duration(Duration length) {
        long millis = length.toMillis();
        if (millis < 1_000) {
            return millis + "" + JOINED + "ms";
        }
        if (millis < 60_000) {
            return format("0.0", millis / 1_000.0) + JOINED + "s";
        }
        if (length.toHours() < 1) {
            return length.toMinutes() + "" + JOINED + "min" + rest(length.toSecondsPart(), "s");
        }
        return length.toHours() + "" + JOINED + "h" + rest(length.toMinutesPart(), "min");
    }

    private static String rest(int amount, String unit) {
        return amount == 0 ? "" : " " + amount + JOINED + unit;
    }

    public String date(LocalDate date) {
        return day.format(date);
    }

    /// Day and time; the day alone at midnight, where the time says nothing.
    public String moment(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? day.format(at) : dayAndTime.format(at);
    }

    public String dateTime(LocalDateTime at) {
        return dayAndTime.format(at);
    }

    public String dateTime(Instant at) {
        return dayAndTime.format(at.atZone(zone));
    }

    /// Time of day to the second.
    public String time(Instant at) {
        return clock.format(at.atZone(zone));
    }

    /// Day and month, for the ends of an axis.
    public String axisDate(LocalDateTime at) {
        return dayAndMonth.format(at);
    }

    /// The days from `start` to before `end`, for example `10 – 12 Jan 2026`.
    public String days(LocalDateTime start, LocalDateTime end) {
        LocalDateTime last = end.minusNanos(1);
        if (start.toLocalDate().equals(last.toLocalDate())) {
            return day.format(start);
        }
        boolean sameYear = start.getYear() == last.getYear();
        boolean sameMonth = sameYear && start.getMonth() == last.getMonth();
        String from = (sameMonth ? dayOfMonth : sameYear ? dayAndMonth : day).format(start);
        return from + " \u2013 " + day.format(last);
    }

    /// A value of the metric: rates in percent, freshness in hours, the rest as numbers.
    public String metric(MetricKind kind, double value) {
        return switch (kind) {
            case NULL_RATE, DUPLICATE_RATE, ORPHAN_RATE, TYPE_MISMATCH_RATE -> share(value);
            case RATIO -> Math.abs(value) <= 1 ? share(value) : number(rounded(value));
            case FRESHNESS -> number(rounded(value)) + JOINED + "h";
            case ROW_COUNT, MEAN, SUM, DISTINCT_COUNT, CUSTOM_SQL, DESCRIPTION ->
                    number(rounded(value));
        };
    }

    private static double rounded(double value) {
        return Math.abs(value) >= 100 ? Math.rint(value) : value;
    }

    public String figure(Figure.Unit unit, double value) {
        return switch (unit) {
            case SHARE -> share(value);
            case COUNT -> count(Math.round(value));
            case NUMBER -> number(value);
            case HOURS -> number(Math.rint(value * 10) / 10) + JOINED + "h";
            case FACTOR -> number(Math.rint(value * 10) / 10) + JOINED + "x";
        };
    }

    private String format(String pattern, double value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale)).format(value);
    }
}
