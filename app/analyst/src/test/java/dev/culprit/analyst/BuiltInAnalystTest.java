package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.measurement.Slice;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults planted in a made-up domain must come out with kind, slice and onset.
class BuiltInAnalystTest {
    private static final int ROWS = 500;
    private static final String SINCE = " AND seen_at >= " + SyntheticCase.ONSET;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void nullsInAPairOfAttributesAreFoundAmongBackgroundErrors(int seed) {
        try (var clinic = new SyntheticCase(seed, ROWS)) {
            clinic.with(
                    "UPDATE visits SET referral = NULL WHERE device = 'dev_0' AND lang = 'lang_3'"
                            + " AND hash(visit_no) % 10 < 8"
                            + SINCE);
            var outcome = clinic.investigate(SyntheticCase.nullRate());
            expect(
                    outcome,
                    FaultKind.NULL_SPIKE,
                    Slice.of("device", "dev_0").and("lang", "lang_3"));
            assertThat(hoursOff(outcome)).isLessThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void missingRowsOfAParentsAttributeAreFound(int seed) {
        try (var clinic = new SyntheticCase(seed, ROWS)) {
            clinic.with(
                    "DELETE FROM visits WHERE release = 'rel_1' AND ward_id IN (SELECT ward_id FROM"
                            + " wards WHERE kind = 'general') AND hash(visit_no) % 10 < 9"
                            + SINCE);
            expect(
                    clinic.investigate(SyntheticCase.rowCount()),
                    FaultKind.VOLUME_DROP,
                    Slice.of("release", "rel_1").and("wards.kind", "general"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7})
    void aMeasureMultipliedByAHundredIsAUnitChange(int seed) {
        try (var clinic = new SyntheticCase(seed, ROWS)) {
            clinic.with(
                    "UPDATE visits SET cost = cost * 100 WHERE lang = 'lang_1' AND zone = 'z3'"
                            + SINCE);
            HypothesisDraft found = draft(clinic.investigate(SyntheticCase.meanCost()));
            assertThat(found.fault()).isEqualTo(FaultKind.UNIT_CHANGE);
            assertThat(found.slice().asMap()).containsEntry("lang", "lang_1").hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9})
    void aMeasureThatMovedByNoUnitIsADistributionShift(int seed) {
        try (var clinic = new SyntheticCase(seed, ROWS)) {
            clinic.with(
                    "UPDATE visits SET cost = round(cost * 1.7, 2) WHERE release = 'rel_2'"
                            + SINCE);
            expect(
                    clinic.investigate(SyntheticCase.meanCost()),
                    FaultKind.DISTRIBUTION_SHIFT,
                    Slice.of("release", "rel_2"));
        }
    }

    @Test
    void rowsLoadedTwiceAreDuplicates() {
        try (var clinic = new SyntheticCase(11, ROWS)) {
            clinic.with(
                    "INSERT INTO visits SELECT * REPLACE (stored_at + INTERVAL 2 HOUR AS stored_at)"
                            + " FROM visits WHERE device = 'dev_2'"
                            + SINCE);
            expect(
                    clinic.investigate(Metric.of(MetricKind.DUPLICATE_RATE, "visit_no")),
                    FaultKind.DUPLICATE_ROWS,
                    Slice.of("device", "dev_2"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 14})
    void anOrdinaryWeekIsNoFault(int seed) {
        try (var clinic = new SyntheticCase(seed, ROWS)) {
            assertThat(draft(clinic.investigate(SyntheticCase.rowCount())).fault())
                    .isEqualTo(FaultKind.EXPECTED_VARIANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33})
    void aCampaignThatBeganBeforeTheWindowIsNoFault(int seed) {
        try (var clinic = campaign(seed)) {
            var outcome = clinic.investigate(SyntheticCase.rowCount());
            assertThat(draft(outcome).fault()).isEqualTo(FaultKind.EXPECTED_VARIANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {35})
    void missingRowsAreFoundBesideACampaign(int seed) {
        try (var clinic = campaign(seed)) {
            clinic.with("DELETE FROM visits WHERE release = 'rel_1' AND device = 'dev_0'" + SINCE);
            expect(
                    clinic.investigate(SyntheticCase.rowCount()),
                    FaultKind.VOLUME_DROP,
                    Slice.of("device", "dev_0").and("release", "rel_1"));
        }
    }

    private static SyntheticCase campaign(int seed) {
        return new SyntheticCase(seed, 700)
                .with(
                        "INSERT INTO visits SELECT * REPLACE ('X' || visit_no AS visit_no) FROM"
                                + " visits WHERE zone = 'z1' AND hash(visit_no) % 2 = 0 AND seen_at"
                                + " >= TIMESTAMP '2023-04-23 06:00:00'");
    }

    @Test
    void aClockThatIsHoursOffIsATimeZoneShift() {
        try (var clinic = new SyntheticCase(18, ROWS)) {
            clinic.with(
                    "UPDATE visits SET seen_at = seen_at - INTERVAL 5 HOUR WHERE device = 'dev_1'"
                            + SINCE);
            expect(
                    clinic.investigate(lag()),
                    FaultKind.TIMEZONE_SHIFT,
                    Slice.of("device", "dev_1"));
        }
    }

    @Test
    void rowsThatComeHoursLaterAreLate() {
        try (var clinic = new SyntheticCase(19, ROWS)) {
            clinic.with(
                    "UPDATE visits SET stored_at = stored_at + to_seconds(3600 * (2 +"
                            + " hash(visit_no) % 9) + hash(visit_no, 3) % 3600) WHERE device ="
                            + " 'dev_1'"
                            + SINCE);
            expect(clinic.investigate(lag()), FaultKind.LATE_ARRIVAL, Slice.of("device", "dev_1"));
        }
    }

    @Test
    @Tag("slow")
    void aLargeTableIsScreenedByAttributeFirst() {
        try (var clinic = new SyntheticCase(25, 40_000)) {
            clinic.with(
                    "UPDATE visits SET referral = NULL WHERE device = 'dev_3' AND lang = 'lang_5'"
                            + " AND release = 'rel_0'"
                            + SINCE);
            var outcome = clinic.investigate(SyntheticCase.nullRate());
            expect(
                    outcome,
                    FaultKind.NULL_SPIKE,
                    Slice.of("device", "dev_3").and("lang", "lang_5").and("release", "rel_0"));
            assertThat(outcome.answers())
                    .anyMatch(a -> a.query().draft().key().startsWith("measure/single"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 42})
    @Tag("slow")
    void twoCausesAtOnceAreBothNamed(int seed) {
        try (var clinic = new SyntheticCase(seed, 2_000)) {
            clinic.with("DELETE FROM visits WHERE device = 'dev_0' AND lang = 'lang_2'" + SINCE);
            clinic.with(
                    "DELETE FROM visits WHERE release = 'rel_2' AND zone = 'z4' AND device <>"
                            + " 'dev_0'"
                            + SINCE);
            var outcome = clinic.investigate(SyntheticCase.rowCount());
            assertThat(draft(outcome).slice())
                    .isEqualTo(Slice.of("device", "dev_0").and("lang", "lang_2"));
            assertThat(outcome.additional()).hasSize(1);
            assertThat(outcome.additional().getFirst().asMap()).containsEntry("release", "rel_2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {51})
    void twoValuesOfOneAttributeAreBothNamed(int seed) {
        try (var clinic = new SyntheticCase(seed, ROWS)) {
            clinic.with(
                    "UPDATE visits SET referral = NULL WHERE lang IN ('lang_1', 'lang_4')" + SINCE);
            var outcome = clinic.investigate(SyntheticCase.nullRate());
            expectBoth(outcome, FaultKind.NULL_SPIKE, "lang", "lang_1", "lang_4");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {53})
    void missingRowsOfThreeInFiveValuesAreNoLossOfAllRows(int seed) {
        try (var clinic = new SyntheticCase(seed, 700)) {
            clinic.with(
                    "DELETE FROM visits WHERE zone IN ('z0', 'z1', 'z3') AND hash(visit_no) % 10 <"
                            + " 6"
                            + SINCE);
            var outcome = clinic.investigate(SyntheticCase.rowCount());
            expectBoth(outcome, FaultKind.VOLUME_DROP, "zone", "z0", "z1", "z3");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {55})
    void aMeasureThatShiftsInTwoValuesIsNoShiftOfAllRows(int seed) {
        try (var clinic = new SyntheticCase(seed, ROWS)) {
            clinic.with(
                    "UPDATE visits SET cost = round(cost * 1.6, 2) WHERE release IN ('rel_0',"
                            + " 'rel_2')"
                            + SINCE);
            var outcome = clinic.investigate(SyntheticCase.meanCost());
            expectBoth(outcome, FaultKind.DISTRIBUTION_SHIFT, "release", "rel_0", "rel_2");
        }
    }

    private static void expectBoth(
            Rehearsal.Outcome outcome, FaultKind fault, String attribute, String... values) {
        List<Slice> named = new ArrayList<>(outcome.additional());
        named.add(draft(outcome).slice());
        assertThat(draft(outcome).fault()).isEqualTo(fault);
        assertThat(named)
                .containsExactlyInAnyOrder(
                        Stream.of(values)
                                .map(value -> Slice.of(attribute, value))
                                .toArray(Slice[]::new));
        assertThat(outcome.proven()).isTrue();
    }

    @Test
    void twoRunsSayTheSameWordForWord() {
        assertThat(found(nulls(23))).isEqualTo(found(nulls(23)));
    }

    @Test
    void aProvenFindingCarriesItsCounterfactual() {
        try (var clinic = nulls(24)) {
            var outcome = clinic.investigate(SyntheticCase.nullRate());
            assertThat(outcome.proven()).isTrue();
            var proof = outcome.counterfactual().orElseThrow().counterfactual().orElseThrow();
            assertThat(proof.explainedShare()).isGreaterThan(0.8);
            assertThat(outcome.narrative().orElseThrow().causalChain()).hasSizeBetween(2, 6);
            assertThat(outcome.answers().size()).isLessThanOrEqualTo(20);
        }
    }

    private static SyntheticCase nulls(int seed) {
        return new SyntheticCase(seed, ROWS)
                .with(
                        "UPDATE visits SET referral = NULL WHERE device = 'dev_0' AND lang ="
                                + " 'lang_3'"
                                + SINCE);
    }

    private static String found(SyntheticCase made) {
        try (var clinic = made) {
            var outcome = clinic.investigate(SyntheticCase.nullRate());
            return outcome.narrative().orElseThrow() + " " + outcome.leading().orElseThrow();
        }
    }

    private static Metric lag() {
        return new Metric(
                MetricKind.FRESHNESS,
                Optional.of("seen_at"),
                Optional.of("avg hours from seen_at to stored_at"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static HypothesisDraft draft(Rehearsal.Outcome outcome) {
        return outcome.leading().orElseThrow().hypothesis().draft();
    }

    private static void expect(Rehearsal.Outcome outcome, FaultKind fault, Slice slice) {
        HypothesisDraft found = draft(outcome);
        assertThat(found.fault()).isEqualTo(fault);
        assertThat(found.slice()).isEqualTo(slice);
        assertThat(outcome.proven()).isTrue();
    }

    private static double hoursOff(Rehearsal.Outcome outcome) {
        LocalDateTime onset = draft(outcome).onset().orElseThrow();
        return Math.abs(
                Duration.between(LocalDateTime.of(2023, 4, 24, 9, 30), onset).toMinutes() / 60.0);
    }
}
