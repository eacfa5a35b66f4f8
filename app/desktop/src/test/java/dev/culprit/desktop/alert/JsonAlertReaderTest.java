package dev.culprit.desktop.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.InvalidAlertException;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonAlertReaderTest {
    private final JsonAlertReader reader = new JsonAlertReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'metric':{'kind':'description'},'description':'orders dropped yesterday'}",
                "{'metric':{'kind':'custom_sql','sql':'select count(*) from orders'}}"
            },
            quoteCharacter = '"')
    void aTextAndAQueryMayNameTheirTableThemselves(String json) throws InvalidAlertException {
        assertThat(reader.read(json.replace('\'', '"')).dataset()).isEmpty();
    }

    @Test
    void aFullAlertIsReadWithItsUnknownFields() throws InvalidAlertException {
        Alert alert =
                reader.read(
                        """
                        {"alert_id": "AL-1", "dataset_id": "orders", "owner": "checkout",
                         "metric": {"kind": "null_rate", "column": "user_id"},
                         "expected_value": 0.01, "actual_value": 0.22, "severity": 0.9,
                         "detected_at": "2026-01-13 02:00:00+02:00",
                         "window": {"column": "created_at", "start": "2026-01-10", "end": "2026-01-13T00:00:00Z"}}
                        """);

        assertThat(alert.metric().kind()).isEqualTo(MetricKind.NULL_RATE);
        assertThat(alert.title()).isEqualTo("NULL rate of orders.user_id");
        assertThat(alert.detectedAt()).hasValue(LocalDateTime.of(2026, 1, 13, 0, 0));
        assertThat(alert.window())
                .hasValue(
                        new TimeWindow(
                                "created_at",
                                LocalDateTime.of(2026, 1, 10, 0, 0),
                                LocalDateTime.of(2026, 1, 13, 0, 0)));
        assertThat(alert.source()).contains("\"owner\":\"checkout\"");
    }

    @Test
    void whatMayBeMissingMayBeMissing() throws InvalidAlertException {
        Alert alert =
                reader.read(
                        "{'dataset_id':'orders','metric':{'kind':'row_count'}}".replace('\'', '"'));

        assertThat(alert.window()).isEmpty();
        assertThat(alert.actualValue()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [1]                                                        | The alert is not a JSON object.
                    {'dataset_id':'o'                                          | The alert is not valid JSON (line 1, column 18).
                    {'dataset_id':'o'}                                         | The alert has no metric.
                    {'metric':{'kind':'row_count'}}                            | The alert has no dataset_id.
                    {'dataset_id':'o','metric':{}}                             | The alert has no metric.kind.
                    {'dataset_id':'o','metric':{'kind':'null_rate'}}           | metric.column is missing, and null_rate needs it.
                    {'dataset_id':'o','metric':{'kind':'orphan_rate','column':'u'}} | metric.references is missing, and orphan_rate needs it.
                    {'dataset_id':'o','metric':{'kind':'row_count'},'severity':9} | severity goes from 0 to 1.
                    {'dataset_id':'o','metric':{'kind':'row_count'},'actual_value':'many'} | actual_value is not a number.
                    {'dataset_id':'o','metric':{'kind':'row_count'},'window':{'start':'2026-01-10'}} | window needs both start and end.
                    {'dataset_id':'o','metric':{'kind':'row_count'},'window':{'start':'2026-01-10','end':'2026-01-09'}} | window.start is not before window.end.
                    {'dataset_id':'o','metric':{'kind':'row_count'},'detected_at':'yesterday'} | detected_at is not a time: "yesterday".
                    """)
    void whatIsWrongIsNamed(String json, String sentence) {
        assertThatThrownBy(() -> reader.read(json.replace('\'', '"')))
                .isInstanceOf(InvalidAlertException.class)
                .hasMessage(sentence);
    }

    @Test
    void anUnknownMetricIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(
                        () -> reader.read("{\"dataset_id\":\"o\",\"metric\":{\"kind\":\"vibes\"}}"))
                .hasMessageStartingWith("metric.kind is \"vibes\"; known are null_rate, row_count");
    }
}
