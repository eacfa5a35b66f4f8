package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TruthTest {

    static List<String> samples() {
        return WrittenSamples.names();
    }

    @ParameterizedTest
    @CsvSource({
        "null_spike, NULL_USER",
        "schema_drift, PRICE_NOT_NUMERIC",
        "duplicates, DUPLICATE_ITEMS",
        "late_arriving, HOURS_TO_INSERT",
        "orphaned_records, ORPHANED_USER"
    })
    void withoutTheSliceTheMetricIsBackAtItsBaseline(String sample, RecountedMetric metric) {
        CsvTable window = WrittenAlert.of(sample).window();
        double expected = metric.of(sample, WrittenAlert.of(sample).baseline());
        double excess = metric.of(sample, window) - expected;

        double rest = metric.of(sample, window.without(slice(sample))) - expected;

        assertThat(rest / excess).isLessThan(0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "null_spike, NULL_USER, created_at",
        "schema_drift, PRICE_NOT_NUMERIC, updated_at",
        "duplicates, DUPLICATE_ITEMS, created_at",
        "late_arriving, HOURS_TO_INSERT, created_at",
        "orphaned_records, ORPHANED_USER, created_at"
    })
    void theSliceIsAsUsualUntilTheOnset(String sample, RecountedMetric metric, String time) {
        WrittenAlert alert = WrittenAlert.of(sample);
        String onset = truth(sample).onset().orElseThrow();
        CsvTable slice = alert.window().only(slice(sample));
        CsvTable after = slice.between(time, onset, "2027");
        CsvTable before = slice.between(time, "2025", onset);
        double expected = alert.number("expected_value");

        assertThat(metric.of(sample, after)).isGreaterThan(15 * expected);
        if (!before.rows().isEmpty()) {
            assertThat(metric.of(sample, before)).isLessThan(3 * expected + 0.05);
        }
    }

    @Test
    void onlyEuropeLosesEventsAndOrdersGoOn() {
        assertThat(sinceMonday("events", Map.of("region", "EU"))).isCloseTo(0.2, within(0.03));
        assertThat(sinceMonday("events", Map.of("region", "NA"))).isCloseTo(1, within(0.05));
        assertThat(sinceMonday("events", Map.of("region", "APAC"))).isCloseTo(1, within(0.1));
        assertThat(sinceMonday("orders", Map.of("country", "GB"))).isBetween(0.75, 1.25);
    }

    @Test
    void ordersWithoutUserBelongToVisitsThatHaveOne() {
        CsvTable lost = WrittenAlert.of("null_spike").window().where("user_id", "");
        CsvTable events = WrittenSamples.table("null_spike", "events");
        int user = events.indexOf("user_id");
        CsvTable known = events.where(row -> !row[user].isEmpty());

        assertThat(known.distinct("session_id")).containsAll(lost.distinct("session_id"));
    }

    @Test
    void theSundayIsLikeTheSundaysBefore() {
        CsvTable orders = WrittenSamples.table("expected_variance", "orders");
        LocalDate sunday = LocalDate.of(2026, 1, 11);
        double before = 0;
        for (int weeks = 1; weeks <= 4; weeks++) {
            before += on(orders, sunday.minusWeeks(weeks)) / 4.0;
        }

        assertThat(sunday.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(on(orders, sunday) / before).isBetween(0.93, 1.07);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void truthNamesWhatIsThere(String sample) {
        Truth truth = truth(sample);
        CsvTable table = WrittenSamples.table(sample, truth.table());

        assertThat(table.columns()).containsAll(truth.columns());
        truth.alternatives()
                .forEach(slice -> assertThat(table.only(slice.attributes()).rows()).isNotEmpty());
        assertThat(table.only(slice(sample)).rows()).isNotEmpty();
        assertThat(WrittenSamples.text(sample, "README.md")).startsWith("# ");
    }

    @Test
    void onlyTheComplaintIsInconclusive() {
        assertThat(samples().stream().filter(sample -> truth(sample).exitCode() == 3))
                .containsExactly("inconclusive");
    }

    /// Monday and Tuesday of the window against those of the four weeks before.
    private static double sinceMonday(String table, Map<String, String> slice) {
        CsvTable rows = WrittenSamples.table("volume_drop", table).only(slice);
        LocalDate monday = LocalDate.of(2026, 1, 12);
        double before = 0;
        for (int weeks = 1; weeks <= 4; weeks++) {
            LocalDate earlier = monday.minusWeeks(weeks);
            before += (on(rows, earlier) + on(rows, earlier.plusDays(1))) / 4.0;
        }
        return (on(rows, monday) + on(rows, monday.plusDays(1))) / before;
    }

    private static int on(CsvTable table, LocalDate day) {
        return table.between("created_at", day.toString(), day.plusDays(1).toString())
                .rows()
                .size();
    }

    private static Truth truth(String sample) {
        return SampleLibrary.incident(sample).truth();
    }

    private static Map<String, String> slice(String sample) {
        return truth(sample).slice().attributes();
    }
}
