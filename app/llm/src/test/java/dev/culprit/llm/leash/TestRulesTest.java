package dev.culprit.llm.leash;

import static dev.culprit.llm.shop.ShopCase.APP;
import static dev.culprit.llm.shop.ShopCase.draft;
import static dev.culprit.llm.shop.ShopCase.result;
import static dev.culprit.llm.shop.ShopCase.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.llm.shop.ShopCase;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestRulesTest {
    private final ShopCase shop = new ShopCase();

    private Interpretation read(TestKind kind, Expectation expected, QueryResult result) {
        return TestRules.read(
                shop.file(),
                draft("It", FaultKind.NULL_SPIKE, APP, "model"),
                kind,
                expected,
                result,
                new QueryId(7));
    }

    private Interpretation contrast(Expectation expected, int... numbers) {
        List<List<String>> rows = new ArrayList<>();
        List<String> parts =
                List.of("accused,before", "accused,after", "rest,before", "rest,after");
        for (int i = 0; i < parts.size(); i++) {
            String[] part = parts.get(i).split(",");
            rows.add(
                    List.of(
                            part[0],
                            part[1],
                            String.valueOf(numbers[2 * i]),
                            String.valueOf(numbers[2 * i + 1])));
        }
        return read(
                TestKind.CONTRAST,
                expected,
                result(List.of("grp", "period", "bad", "total"), rows));
    }

    @Test
    void aContrastSupportsWhenOnlyTheAccusedMoved() {
        Interpretation read = contrast(Expectation.RISES, 8, 640, 612, 655, 18, 1500, 20, 1490);

        assertThat(read.verdict()).isEqualTo(Verdict.SUPPORTS);
        assertThat(read.confidence().value()).isBetween(0.75, 0.84);
        assertThat(read.summary())
                .isEqualTo(
                        "The accused rows went from 1.3 % to 93.4 %, the rest from 1.2 % to 1.3 %.");
        assertThat(read.figures())
                .extracting(Figure::label)
                .containsExactly("accused before", "accused after", "rest before", "rest after");
    }

    @Test
    void aContrastRefutesWhenTheRestMovedAlike() {
        assertThat(contrast(Expectation.RISES, 8, 640, 300, 655, 18, 1500, 700, 1490).verdict())
                .isEqualTo(Verdict.REFUTES);
    }

    @Test
    void aContrastRefutesWhenItWouldHaveShownTheChange() {
        assertThat(contrast(Expectation.RISES, 100, 10_000, 101, 10_000, 1, 100, 1, 100).verdict())
                .isEqualTo(Verdict.REFUTES);
    }

    @Test
    void aContrastInTheOtherDirectionDoesNotSupport() {
        assertThat(contrast(Expectation.FALLS, 8, 640, 612, 655, 18, 1500, 20, 1490).verdict())
                .isEqualTo(Verdict.REFUTES);
    }

    @Test
    void aContrastOfFewRowsSaysNothing() {
        assertThat(contrast(Expectation.RISES, 0, 4, 2, 5, 0, 9, 1, 8).verdict())
                .isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void aContrastWithoutTheAccusedSaysNothing() {
        assertThat(contrast(Expectation.RISES, 0, 0, 612, 655, 18, 1500, 20, 1490).verdict())
                .isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void aResultThatIsNotAsDeclaredSaysNothing() {
        assertThat(read(TestKind.CONTRAST, Expectation.RISES, row("a,b", "1,2")).verdict())
                .isEqualTo(Verdict.NEUTRAL);
        assertThat(
                        read(
                                        TestKind.CONTRAST,
                                        Expectation.RISES,
                                        row("grp,period,bad,total", "guilty,after,9,9"))
                                .verdict())
                .isEqualTo(Verdict.NEUTRAL);
        assertThat(
                        read(TestKind.COUNT, Expectation.RISES, row("n_before,n_after", "x,y"))
                                .verdict())
                .isEqualTo(Verdict.NEUTRAL);
    }

    private Interpretation series(LocalDateTime change, int high) {
        List<List<String>> rows = new ArrayList<>();
        for (int day = 3; day < 13; day++) {
            LocalDateTime at = LocalDateTime.of(2026, 1, day, 0, 0);
            String bad = String.valueOf(at.isBefore(change) ? 40 : high);
            rows.add(List.of(at.toString().replace('T', ' ') + ":00", bad, "4000"));
        }
        return read(
                TestKind.SERIES,
                Expectation.RISES,
                result(List.of("bucket", "bad", "total"), rows));
    }

    @Test
    void aSeriesSupportsWhenItMovedAtTheClaimedTime() {
        Interpretation read = series(ShopCase.ONSET, 3000);

        assertThat(read.verdict()).isEqualTo(Verdict.SUPPORTS);
        assertThat(read.summary()).contains("at 2026-01-10 00:00");
    }

    @Test
    void aSeriesThatMovedAtAnotherTimeDoesNotSupport() {
        assertThat(series(ShopCase.ONSET.minusDays(5), 3000).verdict()).isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void aSeriesThatDidNotMoveRefutes() {
        assertThat(series(ShopCase.ONSET, 40).verdict()).isEqualTo(Verdict.REFUTES);
    }

    /// The baseline has seven days, the window three.
    private Verdict count(Expectation expected, String before, String after) {
        return read(TestKind.COUNT, expected, row("n_before,n_after", before + "," + after))
                .verdict();
    }

    @Test
    void countsAreComparedPerDay() {
        assertThat(count(Expectation.RISES, "7000", "3000")).isEqualTo(Verdict.REFUTES);
        assertThat(count(Expectation.RISES, "7000", "6000")).isEqualTo(Verdict.SUPPORTS);
        assertThat(count(Expectation.FALLS, "7000", "1000")).isEqualTo(Verdict.SUPPORTS);
        assertThat(count(Expectation.STAYS, "7000", "3010")).isEqualTo(Verdict.SUPPORTS);
        assertThat(count(Expectation.STAYS, "7000", "6000")).isEqualTo(Verdict.REFUTES);
        assertThat(count(Expectation.RISES, "7", "6")).isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void existenceProvesLittleAndItsAbsenceRefutes() {
        Interpretation some = read(TestKind.EXISTENCE, Expectation.SOME, row("n", "12"));
        Interpretation none = read(TestKind.EXISTENCE, Expectation.SOME, row("n", "0"));

        assertThat(some.verdict()).isEqualTo(Verdict.SUPPORTS);
        assertThat(some.confidence().value()).isEqualTo(0.5);
        assertThat(none.verdict()).isEqualTo(Verdict.REFUTES);
        assertThat(none.confidence().value()).isEqualTo(0.75);
    }
}
