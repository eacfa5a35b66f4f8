package dev.culprit.llm.leash;

import static dev.culprit.llm.shop.ShopCase.APP;
import static dev.culprit.llm.shop.ShopCase.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Slice;
import dev.culprit.llm.shop.ShopCase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeashTest {
    private static final Slice WEB = Slice.of("channel", "web");
    private final ShopCase shop = new ShopCase();

    private static Interpretation says(Verdict verdict, double sure) {
        return new Interpretation(verdict, new Confidence(sure), "It says so.", List.of());
    }

    /// Of a change from 1 % to 22 %.
    private static Interpretation proof(double sure, double without, double controlAfter) {
        return new Interpretation(
                Verdict.SUPPORTS,
                new Confidence(sure),
                "It accounts for it.",
                List.of(),
                Optional.of(new Counterfactual(0.22, without, 0.01)),
                Optional.of(new Control(WEB, 0.01, controlAfter)));
    }

    private static final Interpretation PROOF = proof(0.9, 0.01, 0.011);

    private HypothesisState models(Slice slice, Interpretation... evidence) {
        return shop.hypothesis(
                draft("The model's", FaultKind.NULL_SPIKE, slice, "model"), "model", evidence);
    }

    private HypothesisState analysts(FaultKind fault, Slice slice, Interpretation... evidence) {
        return shop.hypothesis(
                draft("The analyst's", fault, slice, "built-in"), "built-in", evidence);
    }

    private double carried(HypothesisState state, Interpretation proof) {
        return Leash.ofProof(shop.file(), state, proof).confidence().value();
    }

    @Test
    void whatTheModelTestedItselfNeverCarriesBeyondAHalf() {
        assertThat(Leash.ofOwnTest(says(Verdict.SUPPORTS, 0.99)).confidence().value())
                .isEqualTo(0.5);
        assertThat(Leash.ofOwnTest(says(Verdict.REFUTES, 0.75)).confidence().value())
                .isEqualTo(0.75);
    }

    @Test
    void aProofAndATestOfItsOwnCarryItAsFarAsTheAnalystSays() {
        assertThat(carried(models(APP, says(Verdict.SUPPORTS, 0.5)), PROOF)).isEqualTo(0.9);
    }

    @Test
    void aSignatureWithoutACounterfactualProvesNothing() {
        assertThat(carried(models(APP), says(Verdict.SUPPORTS, 0.84))).isEqualTo(0.5);
    }

    @Test
    void withoutATestOfItsOwnItIsNotProven() {
        assertThat(carried(models(APP), PROOF)).isEqualTo(0.5);
    }

    @Test
    void allRowsExplainEverythingAndProveNothing() {
        HypothesisState everything = models(Slice.EVERYTHING, says(Verdict.SUPPORTS, 0.5));

        assertThat(carried(everything, PROOF)).isEqualTo(0.5);
        assertThat(Leash.ofProof(shop.file(), everything, PROOF).summary())
                .isEqualTo(
                        "It accounts for it. It proves nothing yet: without all rows every metric"
                                + " is as expected.");
    }

    @Test
    void aSliceThatExplainsHalfOfItIsNotProven() {
        assertThat(carried(models(APP, says(Verdict.SUPPORTS, 0.5)), proof(0.9, 0.115, 0.01)))
                .isEqualTo(0.5);
    }

    @Test
    void aControlThatMovedAsWellForbidsTheProof() {
        assertThat(carried(models(APP, says(Verdict.SUPPORTS, 0.5)), proof(0.9, 0.01, 0.2)))
                .isEqualTo(0.5);
    }

    @Test
    void anotherOfItsTestsThatRefutesForbidsTheProof() {
        HypothesisState torn = models(APP, says(Verdict.SUPPORTS, 0.5), says(Verdict.REFUTES, 0.6));

        assertThat(carried(torn, PROOF)).isEqualTo(0.5);
    }

    @Test
    void aMetricWithinItsUsualRangeHasNoCulprit() {
        shop.offBy(0.1);

        assertThat(carried(models(APP, says(Verdict.SUPPORTS, 0.5)), PROOF)).isEqualTo(0.5);
    }

    @Test
    void aRefutationStays() {
        assertThat(carried(models(APP), says(Verdict.REFUTES, 0.8))).isEqualTo(0.8);
    }

    @Test
    void aConfirmedHypothesisOfTheAnalystLeads() {
        analysts(FaultKind.NULL_SPIKE, APP, proof(0.97, 0.01, 0.01));

        assertThat(carried(models(APP, says(Verdict.SUPPORTS, 0.5)), PROOF)).isEqualTo(0.5);
    }

    @Test
    void aStrongerAndMorePreciseOneWins() {
        analysts(FaultKind.NULL_SPIKE, Slice.of("channel", "mobile_app"), proof(0.7, 0.06, 0.01));

        assertThat(carried(models(APP, says(Verdict.SUPPORTS, 0.5)), PROOF)).isEqualTo(0.9);
    }

    @Test
    void aWiderSliceNeverWins() {
        analysts(FaultKind.NULL_SPIKE, APP, proof(0.7, 0.06, 0.01));
        HypothesisState wider =
                models(Slice.of("channel", "mobile_app"), says(Verdict.SUPPORTS, 0.5));

        assertThat(carried(wider, PROOF)).isLessThanOrEqualTo(0.5);
    }

    @Test
    void oneThatExplainsLessNeverWins() {
        analysts(FaultKind.NULL_SPIKE, APP, proof(0.7, 0.01, 0.01));
        HypothesisState other =
                models(WEB.and("app_version", "2.3.1"), says(Verdict.SUPPORTS, 0.5));

        assertThat(carried(other, proof(0.9, 0.05, 0.01))).isLessThanOrEqualTo(0.5);
    }

    @Test
    void chanceThatIsConfirmedIsNeverArguedAway() {
        analysts(FaultKind.EXPECTED_VARIANCE, Slice.EVERYTHING, says(Verdict.SUPPORTS, 0.7));

        assertThat(carried(models(APP, says(Verdict.SUPPORTS, 0.5)), PROOF)).isEqualTo(0.5);
    }
}
