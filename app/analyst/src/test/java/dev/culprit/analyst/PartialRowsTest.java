package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is seen on a part of the rows is never worded or weighed as if it were all of them.
class PartialRowsTest {
    private static final Provenance SAMPLE =
            new Provenance(
                    Coverage.SAMPLE,
                    "random sample",
                    OptionalLong.of(20_000),
                    OptionalLong.of(900_000));
    private static final Provenance TRUNCATED =
            new Provenance(
                    Coverage.TRUNCATED,
                    "newest first",
                    OptionalLong.of(20_000),
                    OptionalLong.empty());

    @Test
    void aSampleSaysSoWithNumbersAndAnInterval() {
        try (SyntheticCase clinic = Plant.NULLS.in(3)) {
            var outcome = clinic.investigateOn(SAMPLE, Plant.NULLS.metric());

            assertThat(outcome.assumptions())
                    .anyMatch(text -> text.contains("a sample of 20,000 of about 900,000 rows"))
                    .anyMatch(text ->
                            text.matches(
                                    ".*between [0-9.]+ % and [0-9.]+ % with 95 % confidence.*"));
            assertThat(outcome.leading().orElseThrow().hypothesis().draft().fault())
                    .isEqualTo(FaultKind.NULL_SPIKE);
            assertThat(outcome.leading().orElseThrow().confidence())
                    .isLessThanOrEqualTo(PartialRows.SAMPLE_CAP);
            assertThat(outcome.leading().orElseThrow().evidence())
                    .allMatch(
                            piece -> piece.interpretation().summary().startsWith("Among a sample"));
            assertThat(outcome.narrative().orElseThrow().paragraph()).contains("was not seen");
        }
    }

    @Test
    void rowsCutAtALimitProveNothing() {
        try (SyntheticCase clinic = Plant.NULLS.in(3)) {
            var outcome = clinic.investigateOn(TRUNCATED, Plant.NULLS.metric());

            assertThat(outcome.proven()).isFalse();
            assertThat(outcome.assumptions()).anyMatch(text -> text.contains("prove nothing"));
            assertThat(outcome.hypotheses())
                    .allMatch(h -> h.confidence().compareTo(PartialRows.TRUNCATED_CAP) <= 0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REPEATED_ROWS", "LOST_PARENTS"})
    void keysAreNotCountedOnASample(Plant plant) {
        try (SyntheticCase clinic = plant.in(3)) {
            var outcome = clinic.investigateOn(SAMPLE, plant.metric());

            assertThat(outcome.leading()).isEmpty();
            assertThat(outcome.reason()).contains("cannot be decided from a sample of 20,000");
        }
    }

    @Test
    void aVolumeIsNotToldFromRowsCutAtALimit() {
        try (SyntheticCase clinic = Plant.MISSING_ROWS.in(3)) {
            var outcome = clinic.investigateOn(TRUNCATED, Plant.MISSING_ROWS.metric());

            assertThat(outcome.reason()).contains("cannot be decided from the first 20,000 rows");
        }
    }

    @Test
    void absenceIsHedged() {
        var none =
                new Interpretation(
                        Verdict.REFUTES,
                        new Confidence(0.95),
                        "No lag in the slice left its usual range.",
                        List.of());

        Interpretation read = PartialRows.read(FaultKind.LATE_ARRIVAL, none, SAMPLE);

        assertThat(read.summary())
                .isEqualTo(
                        "Among a sample of 20,000 of about 900,000 rows: no lag in the slice left its"
                                + " usual range.");
        assertThat(read.confidence()).isEqualTo(PartialRows.SAMPLE_CAP);
        assertThat(PartialRows.read(FaultKind.LATE_ARRIVAL, none, Provenance.FULL)).isEqualTo(none);
    }

    @Test
    void repeatedKeysOfASampleAreNoFact() {
        var unique =
                new Interpretation(
                        Verdict.REFUTES, new Confidence(0.85), "0 rows repeat a key.", List.of());

        Interpretation read = PartialRows.read(FaultKind.DUPLICATE_ROWS, unique, SAMPLE);

        assertThat(read.verdict()).isEqualTo(Verdict.NEUTRAL);
        assertThat(read.summary()).contains("cannot be decided");
    }
}
