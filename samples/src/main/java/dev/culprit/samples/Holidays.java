package dev.culprit.samples;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;

/// The public holidays of the sample weeks, and the share of its usual visits a shop keeps on them.
final class Holidays {

    private static final Map<MonthDay, String> NAMES =
            Map.of(
                    MonthDay.of(12, 25), "Christmas Day",
                    MonthDay.of(12, 26), "Boxing Day",
                    MonthDay.of(1, 1), "New Year's Day");

    private static final Map<MonthDay, Double> VISITS =
            Map.of(
                    MonthDay.of(12, 24), 0.85,
                    MonthDay.of(12, 25), 0.70,
                    MonthDay.of(12, 26), 0.85,
                    MonthDay.of(12, 31), 0.90,
                    MonthDay.of(1, 1), 0.75);

    private Holidays() {}

    static boolean isHoliday(LocalDate day) {
        return NAMES.containsKey(MonthDay.from(day));
    }

    static String nameOf(LocalDate day) {
        return NAMES.getOrDefault(MonthDay.from(day), "");
    }

    static double visitsOn(LocalDate day) {
        return VISITS.getOrDefault(MonthDay.from(day), 1.0);
    }
}
