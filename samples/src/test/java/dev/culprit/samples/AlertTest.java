package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertTest {

    @ParameterizedTest
    @CsvSource({
        "null_spike, NULL_USER, 1, 1",
        "schema_drift, PRICE_NOT_NUMERIC, 1, 1",
        "duplicates, DUPLICATE_ITEMS, 1, 1",
        "late_arriving, HOURS_TO_INSERT, 1, 1",
        "orphaned_records, ORPHANED_USER, 1, 1",
        "volume_drop, ROWS, 28, 2",
        "expected_variance, ROWS, 28, 1"
    })
    void tellsWhatTheTablesReallyHave(
            String sample, RecountedMetric metric, int baselineDays, int windowDays) {
        WrittenAlert alert = WrittenAlert.of(sample);

        double expected = metric.of(sample, alert.baseline()) / baselineDays;
        double actual = metric.of(sample, alert.window()) / windowDays;

        double rounding = metric == RecountedMetric.ROWS ? 0.00501 : 0.00000501;
        assertThat(alert.number("expected_value")).isCloseTo(expected, within(rounding));
        assertThat(alert.number("actual_value")).isCloseTo(actual, within(rounding));
    }

    @Test
    void nullSpikeIsTheFamousOne() {
        WrittenAlert alert = WrittenAlert.of("null_spike");

        assertThat(alert.number("expected_value")).isCloseTo(0.01, within(0.003));
        assertThat(alert.number("actual_value")).isCloseTo(0.22, within(0.01));
    }

    @Test
    void theComplaintMeasuresNothing() {
        WrittenAlert alert = WrittenAlert.of("inconclusive");

        assertThat(alert.text("kind")).isEqualTo("description");
        assertThat(alert.number("actual_value")).isZero();
    }
}
