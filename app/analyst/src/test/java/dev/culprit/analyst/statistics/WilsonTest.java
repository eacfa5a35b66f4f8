package dev.culprit.analyst.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonTest {
    /// Worked by hand: 10 of 100 gives 0.0552 to 0.1744.
    @Test
    void aKnownIntervalComesOut() {
        Wilson interval = Wilson.of(10, 100);

        assertThat(interval.low()).isCloseTo(0.0552, within(0.0001));
        assertThat(interval.high()).isCloseTo(0.1744, within(0.0001));
    }

    @Test
    void nothingSeenAmongFewRowsIsNoProofOfNone() {
        assertThat(Wilson.of(0, 30).low()).isZero();
        assertThat(Wilson.of(0, 30).high()).isGreaterThan(0.1);
        assertThat(Wilson.of(0, 0)).isEqualTo(new Wilson(0, 1));
    }
}
