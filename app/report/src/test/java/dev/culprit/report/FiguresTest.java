package dev.culprit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.source.QueryId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FiguresTest {

    @Test
    void numbersAreWrittenAsAnAnalystReadsThem() {
        assertThat(Figures.share(0.2228)).isEqualTo("22.3 %");
        assertThat(Figures.share(0.0001)).isEqualTo("< 0.1 %");
        assertThat(Figures.share(0)).isEqualTo("0.0 %");
        assertThat(Figures.share(-0.01)).isEqualTo("-1.0 %");
        assertThat(Figures.count(3_014.0)).isEqualTo("3,014");
        assertThat(Figures.number(0.012345)).isEqualTo("0.0123");
        assertThat(Figures.number(1_234_567.8)).isEqualTo("1,234,568");
        assertThat(Figures.number(-0.001)).isEqualTo("-0.001");
        assertThat(Figures.factor(100)).isEqualTo("100 x");
        assertThat(Figures.hours(26.5)).isEqualTo("26.5 h");
        assertThat(Figures.money(new BigDecimal("0.01234"))).isEqualTo("0.012 USD");
        assertThat(Figures.share(Double.NaN)).isEqualTo(Figures.NONE);
    }

    @Test
    void timesAndSpansAreWrittenTheSameEverywhere() {
        assertThat(Figures.date(LocalDateTime.parse("2026-01-10T14:05")))
                .isEqualTo("10 Jan 2026, 14:05");
        assertThat(Figures.duration(Duration.ofMillis(31))).isEqualTo("31 ms");
        assertThat(Figures.duration(Duration.ofMillis(3_100))).isEqualTo("3.1 s");
        assertThat(Figures.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    }

    @Test
    void neighbouringTicksNeverReadTheSame() {
        assertThat(Figures.tick(Figure.Unit.SHARE, 0.0005, 0.0005)).isEqualTo("0.05 %");
        assertThat(Figures.tick(Figure.Unit.SHARE, 0.1, 0.1)).isEqualTo("10 %");
        assertThat(Figures.tick(Figure.Unit.NUMBER, 2_500_000, 500_000)).isEqualTo("2.5 M");
        assertThat(Figures.tick(Figure.Unit.COUNT, 3_500, 500)).isEqualTo("3,500");
    }

    @Test
    void versionsAndNamesAreNoNumbers() {
        var statement =
                new Statement(
                        "v2 of app 2.3.1 (q7, col_3) had 1,234 rows, 22.3 %, on 2026-01-10 14:05.",
                        List.of(new QueryId(4)));

        assertThat(
                        Cited.pieces(statement).stream()
                                .filter(piece -> piece.query().isPresent())
                                .map(Cited.Piece::text))
                .containsExactly("1,234", "22.3 %", "2026-01-10 14:05");
    }

    @Test
    void axisIsRoundAndHoldsEverything() {
        Axis rates = Axis.over(0.01, 0.22);
        assertThat(rates.low()).isZero();
        assertThat(rates.high()).isGreaterThanOrEqualTo(0.22);
        assertThat(Axis.over(98, 101, 104).low()).isBetween(90.0, 98.0);
        assertThat(Axis.over(-5, -1).part(-5)).isLessThan(0.2);
        assertThat(Axis.over(0, 0).ticks()).hasSizeBetween(2, 6);
        assertThat(Axis.over(Double.NaN).part(Double.NaN)).isZero();
        assertThat(Axis.over(1e18, 2e18).ticks()).hasSizeLessThan(8);
    }
}
