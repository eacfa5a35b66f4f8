package dev.culprit.analyst.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LikelihoodRatiosTest {
    @Test
    void aRateThatDidNotRiseScoresNothing() {
        assertThat(LikelihoodRatios.rateRise(1, 100, 0.02)).isZero();
    }

    @Test
    void everyRowBadIsWorthTheLogarithmOfItsPastRate() {
        assertThat(LikelihoodRatios.rateRise(10, 10, 0.01))
                .isCloseTo(10 * Math.log(100), within(1e-9));
    }

    @Test
    void aSliceThatWasAlwaysBadIsJudgedByItsOwnPast() {
        double past = LikelihoodRatios.pastRate(150, 1000, 0.01);
        assertThat(past).isBetween(0.14, 0.15);
        assertThat(LikelihoodRatios.rateRise(15, 100, past)).isLessThan(0.1);
    }

    @Test
    void aShortHistoryIsShrunkToTheOverallRate() {
        assertThat(LikelihoodRatios.pastRate(0, 0, 0.05)).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void aLossInsideOutweighsACommonFactor() {
        double inside = LikelihoodRatios.countShift(10, 100, 910, 1000, 0.05);
        double alike = LikelihoodRatios.countShift(91, 100, 910, 1000, 0.05);
        assertThat(inside).isGreaterThan(40);
        assertThat(alike).isLessThan(2);
    }

    @Test
    void aMeanShiftCountsInStandardErrors() {
        assertThat(LikelihoodRatios.meanShift(30, 10, 0, 1_000_000, 1))
                .isCloseTo(0.5 * 9 * 10, within(0.01));
    }
}
