package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Alerts that are a sentence, and alerts that leave out what others say.
class FreeTextAlertsTest {
    private static final int ROWS = 500;
    private static final String SINCE = " AND seen_at >= " + SyntheticCase.ONSET;
    private static final String NO_REFERRAL =
            "UPDATE visits SET referral = NULL WHERE device = 'dev_0' AND lang = 'lang_3'" + SINCE;
    private static final Map<String, String> DEV0_LANG3 =
            Map.of("device", "dev_0", "lang", "lang_3");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NULL rate of visits.referral rose from 1 % to 22 % since 2023-04-24",
                "Many visits have no referral: values are missing since Monday",
                "The referrals of our visits are empty for some devices since yesterday, or even before",
                "referral has nulls"
            })
    void lostValuesAreANullRate(String text) {
        try (var clinic = new SyntheticCase(81, ROWS).with(NO_REFERRAL)) {
            var outcome = clinic.investigate(described("", text));
            expect(outcome, FaultKind.NULL_SPIKE, DEV0_LANG3);
            assertThat(draft(outcome).columns()).containsExactly("referral");
            assertThat(outcome.assumptions())
                    .anyMatch(s -> s.contains("NULL rate of visits.referral"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"visits dropped by 30 % on 2023-04-25", "We see fewer visits since Monday"})
    void missingRowsAreARowCount(String text) {
        try (var clinic = new SyntheticCase(82, ROWS)) {
            clinic.with("DELETE FROM visits WHERE device = 'dev_0'" + SINCE);
            expect(
                    clinic.investigate(described("", text)),
                    FaultKind.VOLUME_DROP,
                    Map.of("device", "dev_0"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"The average cost doubled in April", "Costs look far too high since 24 April"})
    void aMeasureThatRoseIsAMean(String text) {
        try (var clinic = new SyntheticCase(83, ROWS)) {
            clinic.with(
                    "UPDATE visits SET cost = round(cost * 1.7, 2) WHERE release = 'rel_2'"
                            + SINCE);
            var found = draft(clinic.investigate(described("visits", text)));
            assertThat(found.columns()).containsExactly("cost");
            assertThat(found.fault()).isEqualTo(FaultKind.DISTRIBUTION_SHIFT);
            assertThat(found.slice().asMap()).isEqualTo(Map.of("release", "rel_2"));
        }
    }

    @Test
    void duplicatesAreDuplicates() {
        try (var clinic = new SyntheticCase(84, ROWS)) {
            clinic.with(
                    "INSERT INTO visits SELECT * REPLACE (stored_at + INTERVAL 2 HOUR AS stored_at)"
                            + " FROM visits WHERE device = 'dev_2'"
                            + SINCE);
            expect(
                    clinic.investigate(described("", "Duplicate visits in the last 2 days")),
                    FaultKind.DUPLICATE_ROWS,
                    Map.of("device", "dev_2"));
        }
    }

    @Test
    void orphanedKeysAreFoundByTheNameOfTheirParent() {
        try (var clinic = new SyntheticCase(85, ROWS)) {
            clinic.with(
                    "UPDATE visits SET ward_id = 'X-' || ward_id WHERE release = 'rel_2'" + SINCE);
            expect(
                    clinic.investigate(
                            described(
                                    "visits", "We see orphaned ward ids since yesterday morning.")),
                    FaultKind.ORPHANED_FK,
                    Map.of("release", "rel_2"));
        }
    }

    @Test
    void aSentenceThatNamesNoMetricIsSettledByWhatMoved() {
        try (var clinic = new SyntheticCase(86, ROWS).with(NO_REFERRAL)) {
            var outcome = clinic.investigate(described("visits", "Something is off here."));
            expect(outcome, FaultKind.NULL_SPIKE, DEV0_LANG3);
            assertThat(outcome.assumptions()).anyMatch(s -> s.contains("does not say what moved"));
        }
    }

    @Test
    void aSentenceThatNamesNoTableIsInconclusiveAndSaysWhatIsMissing() {
        try (var clinic = new SyntheticCase(87, 50)) {
            var outcome = clinic.investigate(described("", "The dashboard looks strange."));
            assertThat(outcome.leading()).isEmpty();
            assertThat(outcome.reason()).contains("names no table or column");
        }
    }

    @Test
    void withoutAWindowTheTimeSinceTheMetricLeftItsRangeIsTaken() {
        try (var clinic = new SyntheticCase(88, ROWS).with(NO_REFERRAL)) {
            var outcome = clinic.investigate(silent(SyntheticCase.nullRate(), true));
            expect(outcome, FaultKind.NULL_SPIKE, DEV0_LANG3);
            assertThat(draft(outcome).onset().orElseThrow())
                    .isBetween(
                            LocalDateTime.of(2023, 4, 24, 7, 0),
                            LocalDateTime.of(2023, 4, 24, 12, 0));
            assertThat(outcome.assumptions())
                    .anyMatch(s -> s.contains("left its range on 2023-04-24"))
                    .anyMatch(s -> s.contains("no baseline"))
                    .anyMatch(s -> s.contains("no time column"));
        }
    }

    @Test
    void withoutATimeOfDetectionTheLastDaysOfTheDataAreTaken() {
        try (var clinic = new SyntheticCase(89, ROWS).with(NO_REFERRAL)) {
            var outcome = clinic.investigate(silent(SyntheticCase.nullRate(), false));
            expect(outcome, FaultKind.NULL_SPIKE, DEV0_LANG3);
        }
    }

    @Test
    void withoutKeysAndCatalogueAQueryIsStillUnderstood() {
        try (var clinic = new SyntheticCase(90, ROWS)) {
            clinic.with(
                    "UPDATE visits SET ward_id = 'X-' || ward_id WHERE release = 'rel_2'" + SINCE);
            Alert alert =
                    SyntheticCase.alert(
                            MetricKindsTest.custom(
                                    "select count(*) from visits v left join wards w on v.ward_id ="
                                            + " w.ward_id where w.ward_id is null"),
                            "visits",
                            "",
                            Optional.of(
                                    new TimeWindow(
                                            "seen_at", SyntheticCase.WINDOW, SyntheticCase.END)),
                            Optional.empty());
            expect(
                    clinic.investigateBare(alert),
                    FaultKind.ORPHANED_FK,
                    Map.of("release", "rel_2"));
        }
    }

    @Test
    void anOrdinaryTableWithoutAWindowIsNoFault() {
        try (var clinic = new SyntheticCase(91, ROWS)) {
            assertThat(draft(clinic.investigate(silent(SyntheticCase.rowCount(), true))).fault())
                    .isEqualTo(FaultKind.EXPECTED_VARIANCE);
        }
    }

    @Test
    void aTableWithoutATimeIsInconclusiveAndSaysSo() {
        try (var clinic = new SyntheticCase(92, 50)) {
            var outcome =
                    clinic.investigate(
                            SyntheticCase.alert(
                                    Metric.of(MetricKind.NULL_RATE, "kind"),
                                    "timeless",
                                    "",
                                    Optional.empty(),
                                    Optional.empty()));
            assertThat(outcome.leading()).isEmpty();
            assertThat(outcome.reason()).contains("no time column");
        }
    }

    private static Alert described(String dataset, String text) {
        return SyntheticCase.alert(
                Metric.of(MetricKind.DESCRIPTION),
                dataset,
                text,
                Optional.empty(),
                Optional.empty());
    }

    /// No window, no baseline, no values.
    private static Alert silent(Metric metric, boolean detected) {
        return new Alert(
                "A-2",
                "visits",
                metric,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                detected ? Optional.of(SyntheticCase.END.plusHours(1)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "");
    }

    private static HypothesisDraft draft(Rehearsal.Outcome outcome) {
        assertThat(outcome.leading()).as(MetricKindsTest.told(outcome)).isPresent();
        return outcome.leading().orElseThrow().hypothesis().draft();
    }

    private static void expect(
            Rehearsal.Outcome outcome, FaultKind fault, Map<String, String> slice) {
        assertThat(draft(outcome).fault()).as(MetricKindsTest.told(outcome)).isEqualTo(fault);
        assertThat(draft(outcome).slice().asMap()).isEqualTo(slice);
        assertThat(outcome.proven()).as(MetricKindsTest.told(outcome)).isTrue();
    }
}
