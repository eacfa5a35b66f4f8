package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.measurement.Slice;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.source.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same data in another database must come to the same finding, with no query refused by it.
class OtherDialectsTest {
    @ParameterizedTest
    @EnumSource(names = {"NULLS", "CENTS", "OTHER_FORMAT"})
    void everyDatabaseInProcessComesToTheSameFinding(Plant plant) {
        try (SyntheticCase clinic = plant.in(3)) {
            var expected = clinic.investigate(plant.metric());
            for (Dialect dialect : List.of(Dialect.H2, Dialect.SQLITE)) {
                var found = clinic.investigateIn(dialect, plant.metric());
                assertThat(problems(found)).as(dialect + " refused").isEmpty();
                assertThat(said(found)).as(dialect + " found").isEqualTo(said(expected));
            }
        }
    }

    private static List<String> problems(Rehearsal.Outcome outcome) {
        return outcome.answers().stream()
                .filter(Answer.Problem.class::isInstance)
                .map(answer -> ((Answer.Problem) answer).message())
                .filter(message -> !message.startsWith("The same query"))
                .toList();
    }

    private static String said(Rehearsal.Outcome outcome) {
        var draft = outcome.leading().orElseThrow().hypothesis().draft();
        return draft.fault()
                + " "
                + terms(draft.slice())
                + " "
                + draft.onset()
                + " "
                + outcome.proven()
                + " "
                + outcome.answers().stream()
                        .map(answer -> answer.query().draft().key().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    private static String terms(Slice slice) {
        return slice.terms().stream()
                .map(term -> term.attribute().toLowerCase(Locale.ROOT) + "=" + term.value())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
