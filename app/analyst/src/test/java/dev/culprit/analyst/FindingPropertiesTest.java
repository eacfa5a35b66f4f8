package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.Figure;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Slice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What must not matter does not: order and names of things, and an attribute that carries nothing.
class FindingPropertiesTest {
    private static final int SEED = 51;

    /// What a finding states, its numbers to the ten digits that are written.
    private record Stated(
            FaultKind fault,
            Slice slice,
            List<Slice> additional,
            Optional<LocalDateTime> onset,
            List<String> columns,
            boolean proven,
            List<String> numbers) {

        static Stated of(Rehearsal.Outcome outcome) {
            HypothesisState leading = outcome.leading().orElseThrow();
            HypothesisDraft draft = leading.hypothesis().draft();
            Counterfactual proof =
                    outcome.counterfactual().orElseThrow().counterfactual().orElseThrow();
            Stream<Double> figures =
                    leading.evidence().stream()
                            .map(Evidence::interpretation)
                            .flatMap(read -> read.figures().stream())
                            .map(Figure::value);
            Stream<Double> others =
                    Stream.of(
                            leading.confidence().value(),
                            proof.metricWith(),
                            proof.metricWithout(),
                            proof.expected(),
                            proof.explainedShare());
            return new Stated(
                    draft.fault(),
                    draft.slice(),
                    outcome.additional(),
                    draft.onset(),
                    draft.columns(),
                    outcome.proven(),
                    Stream.concat(figures, others).map(Stated::written).toList());
        }

        private static String written(double number) {
            return new BigDecimal(number).round(new MathContext(10)).toPlainString();
        }

        /// The same under the names of [SyntheticCase#renamed].
        Stated renamed() {
            return new Stated(
                    fault,
                    renamed(slice),
                    additional.stream().map(Stated::renamed).toList(),
                    onset,
                    columns.stream().map(SyntheticCase::otherName).toList(),
                    proven,
                    numbers);
        }

        private static Slice renamed(Slice slice) {
            return new Slice(
                    slice.terms().stream()
                            .map(term ->
                                    new Slice.Term(
                                            SyntheticCase.otherName(term.attribute()),
                                            SyntheticCase.otherValue(term.value())))
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void neitherOrderNorNamesNorAnInnocentAttributeMatter(Plant plant) {
        check(plant, SEED);
    }

    @ParameterizedTest
    @ValueSource(ints = {52, 53, 54, 55})
    @Tag("slow")
    void neitherMattersInOtherCases(int seed) {
        for (Plant plant : Plant.values()) {
            check(plant, seed);
        }
    }

    private static void check(Plant plant, int seed) {
        Rehearsal.Outcome plain = outcome(plant, plant.in(seed));
        Stated stated = Stated.of(plain);
        assertThat(stated.fault()).isEqualTo(plant.fault());
        assertThat(stated.slice()).isEqualTo(plant.slice());

        Rehearsal.Outcome shuffled = outcome(plant, plant.in(seed).shuffled());
        assertThat(words(shuffled)).as("shuffled").isEqualTo(words(plain));
        assertThat(Stated.of(shuffled)).as("shuffled").isEqualTo(stated);

        assertThat(Stated.of(outcome(plant, plant.in(seed).renamed())))
                .as("renamed")
                .isEqualTo(stated.renamed());
        assertThat(Stated.of(outcome(plant, plant.in(seed).withInnocentAttribute())))
                .as("with an innocent attribute")
                .isEqualTo(stated);
    }

    private static Rehearsal.Outcome outcome(Plant plant, SyntheticCase made) {
        try (var clinic = made) {
            return clinic.investigate(plant.metric());
        }
    }

    /// Everything a reader sees: the narrative, and each hypothesis with its evidence.
    private static String words(Rehearsal.Outcome outcome) {
        var text = new StringBuilder(outcome.narrative().orElseThrow().toString());
        for (HypothesisState hypothesis : outcome.hypotheses()) {
            text.append('\n').append(hypothesis.hypothesis().title());
            text.append(' ').append(hypothesis.standing());
            hypothesis
                    .evidence()
                    .forEach(piece -> text.append('\n').append(piece.interpretation().summary()));
        }
        return text.toString();
    }
}
