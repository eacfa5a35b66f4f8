package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.DataType;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ratios and a monitor's own queries come down to a kind that can be split by slices.
class MetricKindsTest {
    private static final int ROWS = 500;
    private static final String SINCE = " AND seen_at >= " + SyntheticCase.ONSET;
    private static final String NO_REFERRAL =
            "UPDATE visits SET referral = NULL WHERE device = 'dev_0' AND lang = 'lang_3'" + SINCE;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select avg(case when referral is null then 1.0 else 0 end) from visits",
                "SELECT sum(CASE WHEN v.referral IS NULL THEN 1 ELSE 0 END) * 100.0 / count(*) AS pct"
                        + " FROM visits v WHERE v.seen_at >= '2023-04-24'",
                "select count(*) filter (where referral is null)::double / count(*) from visits",
                "select date_trunc('day', seen_at) as day, count(*) - count(referral) as missing"
                        + " from visits group by 1 order by 1",
                "select count(*) from visits where referral is null",
                "select 1 - count(referral) * 1.0 / nullif(count(*), 0) from visits",
                "with v as (select * from visits) select avg((referral is null)::int) from v"
            })
    void everyWayToCountNullsIsANullRate(String sql) {
        try (var clinic = new SyntheticCase(61, ROWS).with(NO_REFERRAL)) {
            expect(
                    clinic.investigate(custom(sql)),
                    FaultKind.NULL_SPIKE,
                    "referral",
                    Slice.of("device", "dev_0").and("lang", "lang_3"));
        }
    }

    @Test
    void theConditionOfACountIsThePopulation() {
        try (var clinic = new SyntheticCase(62, 900)) {
            clinic.with("DELETE FROM visits WHERE release = 'rel_1' AND lang = 'lang_3'" + SINCE);
            clinic.with(
                    "DELETE FROM visits WHERE device = 'dev_0' AND hash(visit_no) % 2 = 0" + SINCE);
            var outcome =
                    clinic.investigate(
                            custom(
                                    "select count(*) from visits where device <> 'dev_0' and seen_at"
                                            + " >= date '2023-04-24'"));
            expect(
                    outcome,
                    FaultKind.VOLUME_DROP,
                    "",
                    Slice.of("lang", "lang_3").and("release", "rel_1"));
            assertThat(text(outcome)).contains("where device <> 'dev_0'").contains("was left out");
        }
    }

    @Test
    void aMeanInAQueryIsAMean() {
        try (var clinic = new SyntheticCase(63, ROWS)) {
            clinic.with("UPDATE visits SET cost = cost * 100 WHERE lang = 'lang_1'" + SINCE);
            expect(
                    clinic.investigate(
                            custom(
                                    "select date_trunc('day', seen_at), avg(cost) from visits group by 1")),
                    FaultKind.UNIT_CHANGE,
                    "cost",
                    Slice.of("lang", "lang_1"));
        }
    }

    @Test
    void keysInAGroupMoreThanOnceAreDuplicates() {
        try (var clinic = new SyntheticCase(64, ROWS)) {
            clinic.with(
                    "INSERT INTO visits SELECT * REPLACE (stored_at + INTERVAL 2 HOUR AS stored_at)"
                            + " FROM visits WHERE device = 'dev_2'"
                            + SINCE);
            expect(
                    clinic.investigate(
                            custom(
                                    "select count(*) from (select visit_no from visits group by"
                                            + " visit_no having count(*) > 1) d")),
                    FaultKind.DUPLICATE_ROWS,
                    "visit_no",
                    Slice.of("device", "dev_2"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from visits v left join wards w on w.ward_id = v.ward_id where"
                        + " w.ward_id is null",
                "select sum(case when not exists (select 1 from wards w where w.ward_id = v.ward_id)"
                        + " then 1 else 0 end) / count(*) from visits v",
                "select count(*) from visits where ward_id not in (select ward_id from wards)"
            })
    void everyWayToCountKeysWithoutAParentIsAnOrphanRate(String sql) {
        try (var clinic = new SyntheticCase(65, ROWS)) {
            clinic.with(
                    "UPDATE visits SET ward_id = 'X-' || ward_id WHERE release = 'rel_2'" + SINCE);
            expect(
                    clinic.investigate(custom(sql)),
                    FaultKind.ORPHANED_FK,
                    "ward_id",
                    Slice.of("release", "rel_2"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select avg(case when not regexp_matches(visit_no, '^V[0-9]{9}$') then 1.0 else 0"
                        + " end) from visits",
                "select count(*) from visits where visit_no not like 'V%'"
            })
    void valuesThatDoNotMatchAreAFormatDrift(String sql) {
        try (var clinic = new SyntheticCase(66, ROWS)) {
            clinic.with("UPDATE visits SET visit_no = 'n-' || visit_no WHERE zone = 'z1'" + SINCE);
            var found = draft(clinic.investigate(custom(sql)));
            assertThat(found.fault()).isEqualTo(FaultKind.FORMAT_DRIFT);
            assertThat(found.columns()).contains("visit_no");
        }
    }

    @Test
    void aQueryOfNoKnownShapeIsExaminedByRowsAndTheFindingSaysSo() {
        try (var clinic = new SyntheticCase(67, ROWS)) {
            clinic.with("DELETE FROM visits WHERE device = 'dev_0'" + SINCE);
            var outcome =
                    clinic.investigate(
                            custom(
                                    "select corr(cost, length(referral)) from visits union all select"
                                            + " 1"));
            expect(outcome, FaultKind.VOLUME_DROP, "", Slice.of("device", "dev_0"));
            assertThat(text(outcome)).contains("no known shape");
        }
    }

    @Test
    void aFilteredCountThatFellBecauseAValueWasRenamedNamesTheRename() {
        try (var clinic = new SyntheticCase(68, ROWS)) {
            clinic.with("UPDATE visits SET lang = 'LANG-3' WHERE lang = 'lang_3'" + SINCE);
            var found =
                    draft(
                            clinic.investigate(
                                    custom("select count(*) from visits where lang = 'lang_3'")));
            assertThat(found.fault()).isEqualTo(FaultKind.CATEGORY_RENAME);
            assertThat(found.columns()).containsExactly("lang");
        }
    }

    @Test
    void aShareOfRowsThatRoseInASliceIsFoundThere() {
        try (var clinic = withState(69)) {
            clinic.with(
                    "UPDATE visits SET state = 'failed' WHERE device = 'dev_3' AND hash(visit_no) % 3"
                            + " = 0"
                            + SINCE);
            expect(
                    clinic.investigate(
                            ratio("sum(case when state = 'failed' then 1 else 0 end)", "count(*)")),
                    FaultKind.DISTRIBUTION_SHIFT,
                    "state",
                    Slice.of("device", "dev_3"));
        }
    }

    @Test
    void aShareOfRowsThatFellBecauseItsColumnWasLostIsANullSpike() {
        try (var clinic = withState(70)) {
            clinic.with("UPDATE visits SET state = NULL WHERE device = 'dev_1'" + SINCE);
            expect(
                    clinic.investigate(ratio("state = 'done'", "count(*)")),
                    FaultKind.NULL_SPIKE,
                    "state",
                    Slice.of("device", "dev_1"));
        }
    }

    @Test
    void nullsInTheNumeratorOfARatioAreBlamedOnItsColumn() {
        try (var clinic = withMinutes(71)) {
            clinic.with("UPDATE visits SET cost = NULL WHERE lang = 'lang_2'" + SINCE);
            expect(
                    clinic.investigate(ratio("cost", "minutes")),
                    FaultKind.NULL_SPIKE,
                    "cost",
                    Slice.of("lang", "lang_2"));
        }
    }

    @Test
    void aUnitThatChangedInTheDenominatorIsBlamedOnItsColumn() {
        try (var clinic = withMinutes(72)) {
            clinic.with("UPDATE visits SET minutes = minutes * 60 WHERE release = 'rel_0'" + SINCE);
            expect(
                    clinic.investigate(ratio("sum(cost)", "sum(minutes)")),
                    FaultKind.UNIT_CHANGE,
                    "minutes",
                    Slice.of("release", "rel_0"));
        }
    }

    @Test
    void aSumPerRowThatRoseIsAMean() {
        try (var clinic = new SyntheticCase(73, ROWS)) {
            clinic.with("UPDATE visits SET cost = cost * 100 WHERE release = 'rel_0'" + SINCE);
            expect(
                    clinic.investigate(ratio("sum(cost)", "count(*)")),
                    FaultKind.UNIT_CHANGE,
                    "cost",
                    Slice.of("release", "rel_0"));
        }
    }

    @Test
    void anOrdinaryRatioIsNoFault() {
        try (var clinic = withMinutes(74)) {
            assertThat(draft(clinic.investigate(ratio("cost", "minutes"))).fault())
                    .isEqualTo(FaultKind.EXPECTED_VARIANCE);
            assertThat(draft(clinic.investigate(ratio("referral is null", "count(*)"))).fault())
                    .isEqualTo(FaultKind.EXPECTED_VARIANCE);
        }
    }

    private static SyntheticCase withState(int seed) {
        return new SyntheticCase(seed, ROWS)
                .withColumn(
                        "state",
                        DataType.TEXT,
                        "CASE hash(visit_no, 7) % 10 WHEN 0 THEN 'failed' WHEN 1 THEN 'open' ELSE"
                                + " 'done' END");
    }

    private static SyntheticCase withMinutes(int seed) {
        return new SyntheticCase(seed, ROWS)
                .withColumn(
                        "minutes",
                        DataType.DECIMAL,
                        "CAST(round(10 + hash(visit_no, 9) % 50) AS DOUBLE)");
    }

    static Metric custom(String sql) {
        return new Metric(
                MetricKind.CUSTOM_SQL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(sql));
    }

    private static Metric ratio(String numerator, String denominator) {
        return new Metric(
                MetricKind.RATIO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(numerator),
                Optional.of(denominator),
                Optional.empty());
    }

    private static HypothesisDraft draft(Rehearsal.Outcome outcome) {
        return outcome.leading().orElseThrow().hypothesis().draft();
    }

    /// Everything that was asked and said.
    static String text(Rehearsal.Outcome outcome) {
        return outcome.assumptions()
                + outcome.narrative().map(Object::toString).orElse("")
                + outcome.answers().stream()
                        .filter(a -> a.query().draft().key().startsWith("measure"))
                        .map(a -> a.query().draft().sql())
                        .collect(Collectors.joining());
    }

    private static void expect(
            Rehearsal.Outcome outcome, FaultKind fault, String column, Slice slice) {
        assertThat(outcome.leading()).as(told(outcome)).isPresent();
        HypothesisDraft found = draft(outcome);
        assertThat(found.fault()).as(told(outcome)).isEqualTo(fault);
        assertThat(found.slice().asMap()).isEqualTo(slice.asMap());
        if (!column.isEmpty()) {
            assertThat(found.columns().getFirst()).isEqualTo(column);
        }
        assertThat(outcome.proven()).as(told(outcome)).isTrue();
    }

    /// What each hypothesis came to, for a failing test's message.
    static String told(Rehearsal.Outcome outcome) {
        return outcome.reason()
                + outcome.assumptions()
                + outcome.hypotheses().stream()
                        .map(h ->
                                "\n%s %s %s"
                                        .formatted(
                                                h.standing(),
                                                h.hypothesis().title(),
                                                h.evidence().stream()
                                                        .map(e -> e.interpretation().summary())
                                                        .toList()))
                        .collect(Collectors.joining());
    }
}
