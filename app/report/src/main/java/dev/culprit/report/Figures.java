package dev.culprit.report;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.hypothesis.Confidence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How numbers, times and spans are written, the same in every document and on every machine.
final class Figures {
    /// Stands where there is no number to show.
    static final String NONE = "n/a";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private Figures() {}

    static String of(Figure figure) {
        return in(figure.unit(), figure.value());
    }

    static String in(Figure.Unit unit, double value) {
        return switch (unit) {
            case SHARE -> share(value);
            case COUNT -> count(value);
            case NUMBER -> number(value);
            case HOURS -> hours(value);
            case FACTOR -> factor(value);
        };
    }

    /// A share in percent with one decimal; what would round to nothing is said to be small.
    static String share(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size > 0 && size < 0.0005) {
            return value > 0 ? "< 0.1 %" : "> -0.1 %";
        }
        return pattern("#,##0.0", value * 100) + " %";
    }

    /// A number of things; averages of small counts keep one decimal.
    static String count(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return pattern(Math.abs(value) < 100 ? "#,##0.#" : "#,##0", value);
    }

    static String count(long value) {
        return pattern("#,##0", value);
    }

    /// Any other number, with about three significant digits.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size >= 1e15 || size < 1e-6) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        if (size < 1) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
            return rounded.stripTrailingZeros().toPlainString();
        }
        return pattern(size >= 1_000 ? "#,##0" : size >= 100 ? "#,##0.#" : "#,##0.##", value);
    }

    /// Below one hour in minutes: a lag of two minutes is not none.
    static String hours(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return Math.abs(value) < 1 && value != 0
                ? pattern("#,##0.#", value * 60) + " min"
                : pattern("#,##0.#", value) + " h";
    }

    static String factor(double value) {
        return Double.isFinite(value) ? number(value) + " x" : NONE;
    }

    static String confidence(Confidence confidence) {
        return pattern("0.00", confidence.value());
    }

    static String date(LocalDateTime at) {
        return TIME.format(at);
    }

    static String day(LocalDateTime at) {
        return DAY.format(at);
    }

    static String instant(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /// The start of a bucket: the day alone when buckets are whole days from midnight.
    static String bucket(LocalDateTime at, Duration step) {
        boolean wholeDays =
                step.toSeconds() % 86_400 == 0 && at.toLocalTime().equals(LocalTime.MIDNIGHT);
        return wholeDays ? day(at) : date(at);
    }

    static String duration(Duration span) {
        long millis = span.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return pattern("0.#", millis / 1_000.0) + " s";
        }
        long seconds = span.toSeconds();
        return seconds < 3_600
                ? parts(seconds / 60, " min", seconds % 60, " s")
                : parts(seconds / 3_600, " h", seconds % 3_600 / 60, " min");
    }

    private static String parts(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }

    /// A round value beside an axis, with the decimals that tell it from its neighbours.
    static String tick(Figure.Unit unit, double value, double step) {
        double factor = unit == Figure.Unit.SHARE ? 100 : Math.abs(value) >= 1e6 ? 1e-6 : 1;
        String suffix =
                switch (unit) {
                    case SHARE -> " %";
                    case HOURS -> " h";
                    case FACTOR -> " x";
                    case COUNT, NUMBER -> factor < 1 ? " M" : "";
                };
        int decimals = (int) Math.clamp(Math.ceil(-Math.log10(step * factor) - 1e-9), 0, 6);
        String pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        return pattern(pattern, value * factor) + suffix;
    }

    static String money(BigDecimal usd) {
        if (usd.signum() == 0) {
            return "0 USD";
        }
        BigDecimal rounded =
                usd.abs().compareTo(BigDecimal.ONE) < 0
                        ? usd.round(new MathContext(2))
                        : usd.setScale(2, RoundingMode.HALF_UP);
        return rounded.toPlainString() + " USD";
    }

    private static String pattern(String pattern, Number value) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        String text = format.format(value);
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
    }
}
