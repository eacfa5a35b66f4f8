package dev.culprit.analyst.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeasonalExpectationTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 3);

    private static double rows(LocalDate day) {
        double weekend =
                day.getDayOfWeek() == DayOfWeek.SUNDAY || day.getDayOfWeek() == DayOfWeek.SATURDAY
                        ? 0.5
                        : 1;
        long age = day.toEpochDay() - FIRST.toEpochDay();
        return 1000 * weekend * Math.exp(0.002 * age) * (1 + 0.01 * (age % 3 - 1));
    }

    private static Map<LocalDate, Double> days(int count) {
        Map<LocalDate, Double> days = new TreeMap<>();
        for (int d = 0; d < count; d++) {
            days.put(FIRST.plusDays(d), rows(FIRST.plusDays(d)));
        }
        return days;
    }

    @Test
    void weekdaysAndTrendAreExpected() {
        var fit = SeasonalExpectation.fit(days(56), List.of());
        for (int d = 56; d < 63; d++) {
            LocalDate day = FIRST.plusDays(d);
            assertThat(fit.expected(day)).isCloseTo(rows(day), withinPercentage(3));
        }
    }

    @Test
    void anOldIncidentDoesNotBendTheExpectation() {
        Map<LocalDate, Double> days = days(56);
        days.put(FIRST.plusDays(30), 30.0);
        LocalDate next = FIRST.plusDays(58);
        assertThat(SeasonalExpectation.fit(days, List.of()).expected(next))
                .isCloseTo(rows(next), withinPercentage(5));
    }

    @Test
    void holidaysAndCampaignsAreLearnedApart() {
        Set<LocalDate> holidays = Set.of(FIRST.plusDays(18), FIRST.plusDays(60));
        Set<LocalDate> campaigns = Set.of(FIRST.plusDays(35), FIRST.plusDays(36));
        Map<LocalDate, Double> days = days(56);
        days.computeIfPresent(FIRST.plusDays(18), (_, rows) -> rows * 0.4);
        campaigns.forEach(day -> days.computeIfPresent(day, (_, rows) -> rows * 1.8));
        LocalDate next = FIRST.plusDays(60);

        var fit = SeasonalExpectation.fit(days, List.of(campaigns, holidays));

        assertThat(fit.expected(next)).isCloseTo(rows(next) * 0.4, withinPercentage(8));
    }

    @Test
    void anUnknownMonthEndWidensTheRange() {
        var fit = SeasonalExpectation.fit(days(21), List.of());
        LocalDate monthEnd = LocalDate.of(2025, 3, 31);
        assertThat(fit.sigma(monthEnd)).isGreaterThan(3 * fit.sigma(LocalDate.of(2025, 3, 25)));
    }
}
