package dev.culprit.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceRulesTest {

    @Test
    void withoutEvidenceAHypothesisIsUntestedNotRefuted() {
        assertThat(EvidenceRules.finalStanding(List.of())).isEqualTo(Standing.UNTESTED);
    }

    @Test
    void strongSupportConfirmsAtOnceAndMiddlingSupportOnlyAtTheEnd() {
        assertThat(EvidenceRules.standing(List.of(count(Verdict.SUPPORTS, 0.9))))
                .isEqualTo(Standing.CONFIRMED);
        assertThat(EvidenceRules.standing(List.of(count(Verdict.SUPPORTS, 0.7))))
                .isEqualTo(Standing.OPEN);
        assertThat(EvidenceRules.finalStanding(List.of(count(Verdict.SUPPORTS, 0.7))))
                .isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void aDecisiveRefutationOutweighsSupport() {
        List<Evidence> evidence =
                List.of(count(Verdict.SUPPORTS, 0.95), count(Verdict.REFUTES, 0.8));

        assertThat(EvidenceRules.standing(evidence)).isEqualTo(Standing.REJECTED);
        assertThat(EvidenceRules.confidence(evidence).value()).isCloseTo(0.2, within(1e-9));
        assertThat(EvidenceRules.decisive(evidence)).isEqualTo(evidence.getLast());
    }

    @Test
    void aFreeInterpretationAloneNeverConfirms() {
        List<Evidence> evidence = List.of(piece(TestKind.FREE, Verdict.SUPPORTS, 1));

        assertThat(EvidenceRules.finalStanding(evidence)).isEqualTo(Standing.OPEN);
        assertThat(EvidenceRules.confidence(evidence).value()).isLessThan(0.6);
    }

    @Test
    void aFreeInterpretationAloneNeverRefutes() {
        assertThat(EvidenceRules.standing(List.of(piece(TestKind.FREE, Verdict.REFUTES, 1))))
                .isEqualTo(Standing.OPEN);
    }

    @Test
    void neutralEvidenceLeavesAHypothesisOpen() {
        assertThat(EvidenceRules.finalStanding(List.of(count(Verdict.NEUTRAL, 1))))
                .isEqualTo(Standing.OPEN);
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    private static Evidence count(Verdict verdict, double confidence) {
        return piece(TestKind.COUNT, verdict, confidence);
    }

    private static Evidence piece(TestKind test, Verdict verdict, double confidence) {
        return new Evidence(
                new EvidenceId(1),
                new HypothesisId(1),
                new QueryId(1),
                test,
                new Interpretation(verdict, new Confidence(confidence), "", List.of()));
    }
}
