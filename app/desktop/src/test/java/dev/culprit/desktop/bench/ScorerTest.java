package dev.culprit.desktop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hand-made findings against a hand-made truth; the expected points are sums of the published ones.
class ScorerTest {
    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final String TRUTH =
            """
            {"fault": "null_spike", "difficulty": "hard", "table": "visits",
             "columns_accept": ["referral", "ward_id"], "slice": {"device": "tablet", "zone": "z2"},
             "slice_alternatives": [{"device": "tablet", "zone_code": "q2"}],
             "onset": "2023-04-24 09:30:00"}
            """;
    private static final String FINDING =
            """
            {"fault": "null_spike", "category": "data_quality", "tables": ["visits"],
             "columns": ["referral"], "slice": {"device": "tablet", "zone": "z2"},
             "onset": "2023-04-24 10:15:00", "confidence": 0.9, "usage": {"seconds": 1.5}}
            """;

    @Test
    void aFindingThatSaysWhatHappenedScoresOne() {
        CaseScore score = score(TRUTH, FINDING);

        assertThat(score.score()).isEqualTo(1, EXACTLY);
        assertThat(score.correct()).isTrue();
        assertThat(score.confidence()).hasValue(0.9);
        assertThat(score.seconds()).hasValue(1.5);
    }

    @Test
    void namesCountWithoutQuotesTableAndCase() {
        String dressed =
                FINDING.replace("\"visits\"", "\"main.\\\"Visits\\\"\"")
                        .replace("\"referral\"", "\"visits.REFERRAL\"")
                        .replace("\"device\"", "\"visits.Device\"");

        assertThat(score(TRUTH, dressed).score()).isEqualTo(1, EXACTLY);
    }

    @Test
    void aWrongKindCostsItsPointsAndThoseForFullyCorrect() {
        CaseScore score = score(TRUTH, FINDING.replace("null_spike", "default_substitution"));

        assertThat(score.score()).isEqualTo(0.50, EXACTLY);
        assertThat(score.said()).isEqualTo("default_substitution");
    }

    @Test
    void aSliceIsExactOrAListedAlternativeAndOverlapsByTerms() {
        String alternative = FINDING.replace("\"zone\": \"z2\"", "\"zone_code\": \"q2\"");
        String tooWide = FINDING.replace(", \"zone\": \"z2\"", "");
        String none = FINDING.replace("{\"device\": \"tablet\", \"zone\": \"z2\"}", "{}");

        assertThat(score(TRUTH, alternative).score()).isEqualTo(1, EXACTLY);
        assertThat(score(TRUTH, tooWide).score()).isEqualTo(0.40 + 0.15 * 2 / 3, EXACTLY);
        assertThat(score(TRUTH, none).score()).isEqualTo(0.40, EXACTLY);
    }

    @Test
    void aTruthWithoutASliceWantsNone() {
        String everywhere =
                TRUTH.replace("{\"device\": \"tablet\", \"zone\": \"z2\"}", "{}")
                        .replace("[{\"device\": \"tablet\", \"zone_code\": \"q2\"}]", "[]");

        assertThat(score(everywhere, FINDING).score()).isEqualTo(0.40, EXACTLY);
        assertThat(
                        score(
                                        everywhere,
                                        FINDING.replace(
                                                "{\"device\": \"tablet\", \"zone\": \"z2\"}", "{}"))
                                .correct())
                .isTrue();
    }

    @Test
    void aTableInSecondPlaceIsWorthHalfAndNotFullyCorrect() {
        String second = FINDING.replace("[\"visits\"]", "[\"wards\", \"visits\"]");
        String third = FINDING.replace("[\"visits\"]", "[\"a\", \"b\", \"visits\"]");

        assertThat(score(TRUTH, second).score()).isEqualTo(0.65, EXACTLY);
        assertThat(score(TRUTH, third).score()).isEqualTo(0.60, EXACTLY);
    }

    @Test
    void anyAcceptedColumnAmongTheFirstTwoCounts() {
        String second = FINDING.replace("[\"referral\"]", "[\"cost\", \"ward_id\"]");
        String third = FINDING.replace("[\"referral\"]", "[\"cost\", \"lang\", \"referral\"]");

        assertThat(score(TRUTH, second).score()).isEqualTo(1, EXACTLY);
        assertThat(score(TRUTH, third).score()).isEqualTo(0.95, EXACTLY);
    }

    @Test
    void whereNoColumnIsAskedForTheTableStandsForIt() {
        String noColumn = TRUTH.replace("[\"referral\", \"ward_id\"]", "[]");
        String second = FINDING.replace("[\"visits\"]", "[\"wards\", \"visits\"]");

        assertThat(score(noColumn, FINDING).score()).isEqualTo(1, EXACTLY);
        assertThat(score(noColumn, second).score()).isEqualTo(0.625, EXACTLY);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-04-24 10:30:00, 0.05",
        "2023-04-24T08:30:00Z, 0.05",
        "2023-04-24 15:30:00.5, 0.025",
        "2023-04-26, 0.002651",
        "2023-04-26 09:30:00, 0",
        "soon, 0"
    })
    void theOnsetCountsByItsDistance(String onset, double points) {
        String moved = FINDING.replace("2023-04-24 10:15:00", onset);

        assertThat(score(TRUTH, moved).score()).isEqualTo(0.95 + points, within(5e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"fault\": \"expected_variance\", \"tables\": [\"visits\"]}"})
    void aFaultThatIsNotNamedScoresNothing(String finding) {
        CaseScore score = score(TRUTH, finding);

        assertThat(score.score()).isZero();
        assertThat(score.parts().orElseThrow().missed()).isTrue();
        assertThat(Scorer.score(truth(TRUTH), Optional.empty()).score()).isZero();
    }

    @Test
    void expectedVarianceIsRightOrAFalseAlarm() {
        String ordinary =
                """
                {"fault": "expected_variance", "table": "visits", "slice": {}, "columns_accept": []}
                """;

        assertThat(score(ordinary, "{\"fault\": \"expected_variance\"}").score()).isEqualTo(1);
        assertThat(score(ordinary, FINDING).score()).isZero();
        assertThat(score(ordinary, FINDING).isFalseAlarm()).isTrue();
        assertThat(score(ordinary, "{}").isFalseAlarm()).isTrue();
    }

    @Test
    void bothOfTwoCausesAreFoundInAnyOrder() {
        String two =
                TRUTH.replace(
                        "\"onset\"",
                        "\"slices\": [{\"device\": \"tablet\", \"zone\": \"z2\"}, {\"lang\": \"fr\"}],"
                                + " \"second_alternatives\": [{\"locale\": \"fr\"}], \"onset\"");
        String more = FINDING.replace("\"onset\"", "\"additional_slices\": [%s], \"onset\"");

        assertThat(second(two, more.formatted("{\"lang\": \"fr\"}"))).contains(true);
        assertThat(second(two, more.formatted("{\"locale\": \"fr\"}"))).contains(true);
        assertThat(second(two, more.formatted("{\"lang\": \"de\"}"))).contains(false);
        assertThat(second(two, FINDING)).contains(false);
        assertThat(second(two, "{}")).contains(false);
        assertThat(second(TRUTH, FINDING)).isEmpty();
    }

    @Test
    void aSummaryIsTheMeanOfItsCases() {
        var all =
                new Summary(
                        List.of(
                                score(TRUTH, FINDING),
                                score(TRUTH.replace("hard", "easy"), FINDING.replace("0.9", "0.5")),
                                score(TRUTH, "{\"confidence\": 0.2}"),
                                score("{\"fault\": \"expected_variance\"}", FINDING)));

        assertThat(all.composite()).isEqualTo(50, EXACTLY);
        assertThat(all.exactSlice()).isEqualTo(2 / 3.0, EXACTLY);
        assertThat(all.falseAlarms()).isEqualTo(1);
        assertThat(all.brier()).isEqualTo((0.01 + 0.25 + 0.04 + 0.81) / 4, EXACTLY);
        assertThat(all.secondsMedian()).isEqualTo(1.5);
        assertThat(all.byLevel().keySet()).containsExactly("none", "easy", "hard");
        assertThat(all.byFault().get("null_spike")).extracting(Summary::faults).isEqualTo(3L);
        assertThat(new Summary(List.of()).composite()).isNaN();
    }

    @Test
    void textHasADashWhereThereIsNothingToMeasureAndJsonHasNull() {
        var all = new Summary(List.of(score("{\"fault\": \"expected_variance\"}", FINDING)));

        assertThat(ScoreText.groups("fault kind", all.byFault()).lines().toList())
                .containsExactly(
                        "fault kind            cases composite correct slice  kind table column"
                                + " onset",
                        "expected_variance         1       0.0    0.00     -  0.00     -      -    "
                                + " -");
        assertThat(new String(new ScoreJson().render(all), StandardCharsets.UTF_8))
                .contains("\"slice_f1\" : null", "\"false_alarm_rate\" : 1.0");
    }

    @Test
    void aTruthThatNamesNoTableCannotBeScoredAgainst() {
        assertThatThrownBy(() -> truth("{\"fault\": \"null_spike\"}"))
                .hasMessage("names no table to blame.");
    }

    private static Optional<Boolean> second(String truth, String finding) {
        return score(truth, finding).parts().orElseThrow().second();
    }

    private static CaseScore score(String truth, String finding) {
        byte[] json = finding.getBytes(StandardCharsets.UTF_8);
        return Scorer.score(truth(truth), Optional.of(GivenFinding.read(json)));
    }

    private static Truth truth(String json) {
        try {
            return Truth.of("case_01", json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
