package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.scan.Oddity;
import dev.culprit.core.scan.ScanAnswer;
import dev.culprit.core.scan.TableScan;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A look at a table with no alert at hand finds what was planted and nothing else.
class TableScanTest {
    private static final Provenance FULL = Provenance.FULL;

    private static SyntheticCase clinic() {
        return new SyntheticCase(3, 500);
    }

    private static List<String> kinds(TableScan scan) {
        return scan.oddities().stream()
                .map(oddity ->
                        oddity.metric().kind().key()
                                + oddity.metric().column().map(c -> " " + c).orElse(""))
                .toList();
    }

    @Test
    void aQuietTableShowsNothing() {
        try (SyntheticCase clinic = clinic()) {
            TableScan scan = clinic.scan(FULL);

            assertThat(kinds(scan)).isEmpty();
            assertThat(scan.isQuiet()).isTrue();
            assertThat(scan.answers()).hasSize(3).allMatch(ScanAnswer.Rows.class::isInstance);
            assertThat(scan.metrics()).isGreaterThan(12);
        }
    }

    @Test
    void lostValuesAreFoundWithTheirColumnAndDays() {
        try (SyntheticCase clinic = Plant.NULLS.in(3)) {
            Oddity oddity = clinic.scan(FULL).oddities().getFirst();

            assertThat(oddity.metric().kind()).isEqualTo(MetricKind.NULL_RATE);
            assertThat(oddity.metric().column()).contains("referral");
            assertThat(oddity.window().start()).isEqualTo(SyntheticCase.WINDOW);
            assertThat(oddity.window().end()).isEqualTo(SyntheticCase.END);
            assertThat(oddity.lasting()).isTrue();
            assertThat(oddity.sentence())
                    .startsWith("The NULL rate of referral was ")
                    .contains(" from 24 Apr 2023 to 25 Apr 2023; ");
            assertThat(oddity.series().points()).hasSize(51);
        }
    }

    /// The investigation of what was found comes to the planted cause.
    @Test
    void anOddityIsAnAlertThatCanBeInvestigated() {
        try (SyntheticCase clinic = Plant.NULLS.in(3)) {
            Alert alert = clinic.scan(FULL).oddities().getFirst().toAlert();

            assertThat(alert.anomalyType()).contains("null_rate_increase");
            assertThat(alert.id()).isEqualTo("scan-visits-null_rate-referral-2023-04-24");
            var said = clinic.investigate(alert).leading().orElseThrow().hypothesis().draft();
            var planted =
                    clinic.investigate(Plant.NULLS.metric())
                            .leading()
                            .orElseThrow()
                            .hypothesis()
                            .draft();
            assertThat(said.fault()).isEqualTo(planted.fault());
            assertThat(said.slice()).isEqualTo(planted.slice());
        }
    }

    @Test
    void copiesAndMissingRowsAreFound() {
        try (SyntheticCase twice = Plant.REPEATED_ROWS.in(3);
                SyntheticCase fewer =
                        clinic().with(
                                        "DELETE FROM visits WHERE device = 'dev_0' AND seen_at >="
                                                + " TIMESTAMP '2023-04-24 00:00:00'")) {
            assertThat(kinds(twice.scan(FULL))).contains("duplicate_rate visit_no");
            assertThat(kinds(fewer.scan(FULL))).containsExactly("row_count");
        }
    }

    @Test
    void lateRowsAndAnEndThatIsMissingAreFound() {
        try (SyntheticCase late =
                        clinic().with(
                                        "UPDATE visits SET stored_at = stored_at + INTERVAL 3 HOUR"
                                                + " WHERE seen_at >= TIMESTAMP '2023-04-25 00:00:00'"
                                                + " AND device = 'dev_0'");
                SyntheticCase stalled =
                        clinic().with(
                                        "DELETE FROM visits WHERE seen_at >= TIMESTAMP '2023-04-25"
                                                + " 06:00:00'")) {
            Oddity delay = late.scan(FULL).oddities().getFirst();
            assertThat(delay.metric().column()).contains("stored_at");
            assertThat(delay.metric().definition()).contains("avg hours from seen_at to stored_at");
            assertThat(delay.window().start()).isEqualTo("2023-04-25T00:00:00");

            assertThat(kinds(stalled.scan(FULL))).as("a day that is not over").isEmpty();
            Oddity end = stalled.scan(SyntheticCase.END).oddities().getFirst();
            assertThat(end.metric().kind()).isEqualTo(MetricKind.FRESHNESS);
            assertThat(end.actual()).isCloseTo(18, within(0.2));
        }
    }

    @Test
    void whatHealedDaysAgoSaysSo() {
        try (SyntheticCase clinic =
                clinic().with(
                                "UPDATE visits SET lang = NULL WHERE seen_at >= TIMESTAMP"
                                        + " '2023-04-21 00:00:00' AND seen_at < TIMESTAMP"
                                        + " '2023-04-22 00:00:00' AND zone = 'z1'")) {
            Oddity oddity = clinic.scan(FULL).oddities().getFirst();

            assertThat(oddity.metric().column()).contains("lang");
            assertThat(oddity.lasting()).isFalse();
            assertThat(oddity.window().end()).isEqualTo("2023-04-22T00:00:00");
        }
    }

    @Test
    void everyDatabaseInProcessShowsTheSame() {
        try (SyntheticCase clinic =
                Plant.NULLS
                        .in(3)
                        .with(
                                "INSERT INTO visits SELECT * FROM visits WHERE device = 'dev_2' AND"
                                        + " seen_at >= TIMESTAMP '2023-04-24 00:00:00'")) {
            List<String> here = said(clinic.scan(FULL));
            assertThat(here).hasSizeGreaterThan(1);
            for (Dialect dialect : List.of(Dialect.H2, Dialect.SQLITE)) {
                TableScan there = clinic.scanIn(dialect);

                assertThat(there.answers()).allMatch(ScanAnswer.Rows.class::isInstance);
                assertThat(said(there)).as(dialect.name()).isEqualTo(here);
            }
        }
    }

    private static List<String> said(TableScan scan) {
        return scan.oddities().stream()
                .map(oddity -> oddity.sentence().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void rowsAreNotCountedWhereThereIsOnlyAPart() {
        try (SyntheticCase clinic = Plant.MISSING_ROWS.in(3)) {
            var sample =
                    new QueryResult.Provenance(
                            Coverage.SAMPLE,
                            "random sample",
                            OptionalLong.of(20_000),
                            OptionalLong.of(900_000));
            TableScan scan = clinic.scan(sample);

            assertThat(kinds(scan)).doesNotContain("row_count", "duplicate_rate visit_no");
            assertThat(scan.notes()).anyMatch(note -> note.contains("random sample"));
        }
    }

    @Test
    void whatCannotBeLookedAtSaysWhy() {
        var timeless =
                new Table(
                        TableName.of("visits"),
                        List.of(
                                Column.of("visit_no", DataType.TEXT),
                                Column.of("cost", DataType.DECIMAL)),
                        OptionalLong.empty(),
                        List.of(),
                        List.of());
        try (SyntheticCase clinic = clinic()) {
            assertThat(clinic.scan(timeless).notes())
                    .first()
                    .asString()
                    .startsWith("visits has no time column");
            TableScan young = clinic.scan(LocalDateTime.of(2023, 3, 11, 0, 0));
            assertThat(young.notes()).anyMatch(note -> note.startsWith("There are only 5 whole"));
            assertThat(young.isQuiet()).isFalse();
            TableScan empty = clinic.with("DELETE FROM visits").scan(FULL);
            assertThat(empty.notes()).first().asString().contains("has no rows");
            assertThat(empty.span()).isEmpty();
        }
    }

    /// What sounds like a key but repeats is none.
    @Test
    void aGuessedKeyThatRepeatsIsNoKey() {
        try (SyntheticCase clinic = clinic()) {
            Table visits = clinic.visits();
            var keyless =
                    new Table(
                            visits.name(),
                            List.of(
                                    Column.of("ward_id", DataType.TEXT),
                                    Column.of("seen_at", DataType.TIMESTAMP)),
                            OptionalLong.empty(),
                            List.of(),
                            List.of());
            assertThat(kinds(clinic.scan(keyless))).isEmpty();
        }
    }
}
