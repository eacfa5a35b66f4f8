package dev.culprit.connector.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {
    @Test
    void everyDoubleReadsBackToItselfInPlainNotation() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            String text = CellText.number(value);

            assertThat(Double.valueOf(text)).isEqualTo(Double.valueOf(value));
            assertThat(text.replace("NaN", "").replace("Infinity", ""))
                    .doesNotContainIgnoringCase("e");
        }
    }

    @Test
    void decimalsKeepTheirScaleAndFloatsTheirDigits() {
        assertThat(CellText.number(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(CellText.number(new BigDecimal("7.50"))).isEqualTo("7.50");
        assertThat(CellText.number(0.1f)).isEqualTo("0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05, 2026-01-02 03:04:05",
        "2026-01-02T03:04:05.25, 2026-01-02 03:04:05.250000",
        "2026-01-02T03:04:05.000000001, 2026-01-02 03:04:05.000000001"
    })
    void timestampsShowFractionsOnlyWhenTheyHaveSome(LocalDateTime value, String text) {
        assertThat(CellText.timestamp(value)).isEqualTo(text);
    }

    @Test
    void instantsAreInUtcAndTimesStayLocal() {
        assertThat(CellText.timestamp(OffsetDateTime.parse("2026-01-01T01:00+02:00")))
                .isEqualTo("2025-12-31 23:00:00");
        assertThat(CellText.time(LocalTime.of(9, 5))).isEqualTo("09:05:00");
    }

    @Test
    void bytesAreHexadecimal() {
        assertThat(CellText.bytes(new byte[] {0, (byte) 0xff})).isEqualTo("00ff");
    }
}
