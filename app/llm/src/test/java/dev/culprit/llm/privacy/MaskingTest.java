package dev.culprit.llm.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.measurement.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private final Masking masking = Masking.with("0123456789abcdef".getBytes(US_ASCII));

    @ParameterizedTest
    @CsvSource({
        "email, ada@example.org",
        "iban, GB82 WEST 1234 5698 7654 32",
        "card, 4111 1111 1111 1111",
        "card, 5500-0055-5555-5559",
        "ip, 192.168.17.4",
        "ip, 2001:db8:0:1:1:1:1:1",
        "phone, +44 20 7946 0958",
        "phone, 555-867-5309"
    })
    void patternsAreFoundInText(String kind, String value) {
        String masked = masking.text("Could not convert '" + value + "' to a number");

        assertThat(masked).doesNotContain(value).contains(kind + "#");
        assertThat(masking.reveal(masked)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.3.1",
                "2026-01-10 00:00:00",
                "1234567890123456",
                "GB82 WEST 1234 5698 7654 33",
                "999.999.1.1",
                "order 4711",
                "mobile_app",
                "0.2184"
            })
    void whatOnlyLooksLikeItStays(String text) {
        assertThat(masking.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer_name",
                "firstName",
                "users.last_name",
                "email",
                "contact_email",
                "phone",
                "ip_address",
                "date_of_birth",
                "billing_address",
                "ssn"
            })
    void columnsTellByTheirName(String column) {
        assertThat(masking.value(column, "Whoever It Is")).matches("[a-z]+#[0-9a-f]{10}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product_name",
                "name",
                "channel",
                "description",
                "shipping",
                "tip",
                "panel"
            })
    void otherColumnsStay(String column) {
        assertThat(masking.value(column, "Whoever It Is")).isEqualTo("Whoever It Is");
    }

    @Test
    void theSameValueAlwaysGetsTheSameTokenWithTheSameKey() {
        var again = Masking.with("0123456789abcdef".getBytes(US_ASCII));
        var other = Masking.with("fedcba9876543210".getBytes(US_ASCII));

        String token = masking.value("email", "ada@example.org");

        assertThat(masking.text("to ada@example.org")).isEqualTo("to " + token);
        assertThat(again.value("email", "ada@example.org")).isEqualTo(token);
        assertThat(other.value("email", "ada@example.org")).isNotEqualTo(token);
    }

    @Test
    void valuesComeBackIntoSqlOnlyWithinLiteralsAndQuoted() {
        String token = masking.value("customer_name", "O'Hara; DROP");

        assertThat(masking.revealSql("SELECT 1 FROM t WHERE n = '" + token + "' -- " + token))
                .isEqualTo("SELECT 1 FROM t WHERE n = 'O''Hara; DROP' -- " + token);
    }

    @Test
    void namesOfSlicesAreMaskedInSentencesToo() {
        masking.learn(Slice.of("users.customer_name", "Ada Lovelace"));

        assertThat(masking.text("Rows of Ada Lovelace are missing"))
                .matches("Rows of name#[0-9a-f]{10} are missing");
    }

    @Test
    void switchedOffItLeavesEverything() {
        assertThat(Masking.off().value("email", "ada@example.org")).isEqualTo("ada@example.org");
    }
}
