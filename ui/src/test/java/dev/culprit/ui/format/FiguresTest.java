package dev.culprit.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.alert.MetricKind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2026, 1, 10, 0, 0);

    private final Figures figures = new Figures(Locale.ENGLISH, ZoneOffset.UTC);

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    @Test
    void bigNumbersAreGroupedAndSmallOnesKeepTheirDigits() {
        assertThat(figures.count(3_014)).isEqualTo("3,014");
        assertThat(figures.number(1_794.6)).isEqualTo("1,795");
        assertThat(figures.number(12.345)).isEqualTo("12.35");
        assertThat(figures.number(0.00312)).isEqualTo("0.0031");
    }

    @Test
    void sharesHaveOneDecimalAndNeverPretendToBeZero() {
        assertThat(plain(figures.share(0.2231))).isEqualTo("22.3 %");
        assertThat(plain(figures.share(0.0001))).isEqualTo("< 0.1 %");
        assertThat(plain(figures.share(0))).isEqualTo("0.0 %");
    }

    @Test
    void onlyAllOfItIsAHundredPercent() {
        assertThat(plain(figures.wholeShare(0.9953))).isEqualTo("99 %");
        assertThat(plain(figures.wholeShare(1))).isEqualTo("100 %");
    }

    @Test
    void durationsGrowFromMillisecondsToHours() {
        assertThat(plain(figures.duration(Duration.ofMillis(31)))).isEqualTo("31 ms");
        assertThat(plain(figures.duration(Duration.ofMillis(3_120)))).isEqualTo("3.1 s");
        assertThat(plain(figures.duration(Duration.ofSeconds(125)))).isEqualTo("2 min 5 s");
        assertThat(plain(figures.duration(Duration.ofMinutes(64)))).isEqualTo("1 h 4 min");
    }

    @Test
    void aMomentAtMidnightIsADay() {
        assertThat(figures.moment(MIDNIGHT)).isEqualTo("10 Jan 2026");
        assertThat(figures.moment(MIDNIGHT.plusMinutes(845))).isEqualTo("10 Jan 2026, 14:05");
    }

    @Test
    void daysOfAWindowEndWithTheLastDayInIt() {
        assertThat(figures.days(MIDNIGHT, MIDNIGHT.plusDays(3))).isEqualTo("10 – 12 Jan 2026");
        assertThat(figures.days(MIDNIGHT, MIDNIGHT.plusDays(30))).isEqualTo("10 Jan – 8 Feb 2026");
        assertThat(figures.days(MIDNIGHT, MIDNIGHT.plusDays(1))).isEqualTo("10 Jan 2026");
    }

    @Test
    void aMetricIsWrittenInItsOwnUnit() {
        assertThat(plain(figures.metric(MetricKind.NULL_RATE, 0.223))).isEqualTo("22.3 %");
        assertThat(plain(figures.metric(MetricKind.FRESHNESS, 5.25))).isEqualTo("5.25 h");
        assertThat(figures.metric(MetricKind.ROW_COUNT, 3_014.3)).isEqualTo("3,014");
        assertThat(plain(figures.metric(MetricKind.RATIO, 0.4))).isEqualTo("40.0 %");
        assertThat(figures.metric(MetricKind.RATIO, 12.5)).isEqualTo("12.5");
    }

    @Test
    void bytesAreInDecimalUnits() {
        assertThat(plain(figures.bytes(950))).isEqualTo("950 bytes");
        assertThat(plain(figures.bytes(12_340_000))).isEqualTo("12.3 MB");
    }
}
