package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Data that is shaped otherwise than the usual fact with text columns and exact times.
class UnusualDataTest {
    private static final int ROWS = 400;
    private static final String SINCE = " AND seen_at >= " + SyntheticCase.ONSET;

    @Test
    void aCodedNumberNamesASlice() {
        try (var clinic = new SyntheticCase(61, ROWS)) {
            clinic.withColumn(
                            "floor_no", DataType.INTEGER, "CAST(hash(visit_no, 7) % 6 AS INTEGER)")
                    .with("UPDATE visits SET referral = NULL WHERE floor_no = 3" + SINCE);
            expect(
                    clinic.investigate(SyntheticCase.nullRate()),
                    FaultKind.NULL_SPIKE,
                    Slice.of("floor_no", "3"));
        }
    }

    @Test
    void aParentsParentNamesASlice() {
        try (var clinic = new SyntheticCase(62, ROWS).withSites()) {
            clinic.with(
                    "UPDATE visits SET referral = NULL WHERE ward_id IN (SELECT ward_id FROM wards"
                            + " JOIN sites USING (site_id) WHERE terrain = 'coast')"
                            + SINCE);
            expect(
                    clinic.investigate(SyntheticCase.nullRate()),
                    FaultKind.NULL_SPIKE,
                    Slice.of("sites.terrain", "coast"));
        }
    }

    @Test
    void oneOfManyValuesIsFound() {
        try (var clinic = new SyntheticCase(63, ROWS)) {
            String skewed = "floor(300 * pow(hash(visit_no, 9) % 1000 / 1000.0, 3))";
            clinic.withColumn("gate", DataType.TEXT, "'g' || CAST(" + skewed + " AS INTEGER)")
                    .with("UPDATE visits SET referral = NULL WHERE gate = 'g2'" + SINCE);
            expect(
                    clinic.investigate(SyntheticCase.nullRate()),
                    FaultKind.NULL_SPIKE,
                    Slice.of("gate", "g2"));
        }
    }

    @Test
    void anOrdinaryDayWithoutTimesIsNoFault() {
        try (var clinic = new SyntheticCase(64, ROWS)) {
            clinic.with("UPDATE visits SET seen_at = date_trunc('day', seen_at)");
            assertThat(leading(clinic.investigate(SyntheticCase.rowCount())).fault())
                    .isEqualTo(FaultKind.EXPECTED_VARIANCE);
        }
    }

    @Test
    void missingRowsAreFoundWithoutTimes() {
        try (var clinic = new SyntheticCase(65, ROWS)) {
            clinic.with(
                    "DELETE FROM visits WHERE lang = 'lang_2' AND seen_at >= TIMESTAMP '2023-04-24"
                            + " 00:00:00'");
            clinic.with("UPDATE visits SET seen_at = date_trunc('day', seen_at)");
            expect(
                    clinic.investigate(SyntheticCase.rowCount()),
                    FaultKind.VOLUME_DROP,
                    Slice.of("lang", "lang_2"));
        }
    }

    @Test
    void aShareThatDriftsForWeeksIsNoFault() {
        try (var clinic = new SyntheticCase(66, 700)) {
            clinic.with(
                    "DELETE FROM visits WHERE zone = 'z2' AND hash(visit_no, 3) % 100 < 1.6 *"
                            + " date_diff('day', DATE '2023-03-06', CAST(seen_at AS DATE))");
            assertThat(leading(clinic.investigate(SyntheticCase.rowCount())).fault())
                    .isEqualTo(FaultKind.EXPECTED_VARIANCE);
        }
    }

    @Test
    void aCampaignInTheCalendarIsExpected() {
        try (var clinic = new SyntheticCase(67, ROWS)) {
            String action =
                    "('2023-03-21', '2023-03-22', '2023-04-04', '2023-04-24', '2023-04-25')";
            clinic.with(
                            "INSERT INTO visits SELECT * REPLACE ('Y' || visit_no AS visit_no) FROM"
                                    + " visits WHERE CAST(CAST(seen_at AS DATE) AS VARCHAR) IN "
                                    + action
                                    + " AND hash(visit_no, 2) % 10 < 7")
                    .with(
                            "CREATE TABLE kalender AS SELECT CAST(d AS DATE) AS tag, CASE WHEN"
                                    + " CAST(CAST(d AS DATE) AS VARCHAR) IN "
                                    + action
                                    + " THEN 'open day' END AS aktion, false AS feiertag FROM"
                                    + " range(DATE '2023-03-01', DATE '2023-05-01', INTERVAL 1 DAY)"
                                    + " r(d)")
                    .withTable(
                            new Table(
                                    TableName.of("kalender"),
                                    List.of(
                                            Column.of("tag", DataType.DATE),
                                            Column.of("aktion", DataType.TEXT),
                                            Column.of("feiertag", DataType.BOOLEAN)),
                                    OptionalLong.empty(),
                                    List.of(),
                                    List.of()));
            assertThat(leading(clinic.investigate(SyntheticCase.rowCount())).fault())
                    .isEqualTo(FaultKind.EXPECTED_VARIANCE);
        }
    }

    @Test
    void aMartOfDailySumsIsFollowedToItsRows() {
        try (var clinic = new SyntheticCase(68, ROWS)) {
            clinic.with("DELETE FROM visits WHERE lang = 'lang_4'" + SINCE);
            var outcome = clinic.investigateSums(Metric.of(MetricKind.SUM, "n_rows"));
            expect(outcome, FaultKind.VOLUME_DROP, Slice.of("lang", "lang_4"));
            assertThat(leading(outcome).tables()).startsWith(TableName.of("visits"));
        }
    }

    private static HypothesisDraft leading(Rehearsal.Outcome outcome) {
        return outcome.leading().orElseThrow().hypothesis().draft();
    }

    private static void expect(Rehearsal.Outcome outcome, FaultKind fault, Slice slice) {
        assertThat(leading(outcome).fault()).isEqualTo(fault);
        assertThat(leading(outcome).slice()).isEqualTo(slice);
        assertThat(outcome.proven()).isTrue();
    }
}
