package dev.culprit.analyst;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and times as an analyst would write them.
final class Words {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Words() {}

    /// Whole numbers with thousands separators, others with four significant digits.
    static String number(double value) {
        if (Math.abs(value) >= 1000 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return new BigDecimal(value)
                .round(new MathContext(4, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
    }

    static String count(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    /// A share in percent with one decimal.
    static String share(double value) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    static String time(LocalDateTime at) {
        boolean midnight = at.getHour() == 0 && at.getMinute() == 0;
        return at.format(midnight ? DAY : TIME);
    }
}
