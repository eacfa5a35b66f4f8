package dev.culprit.llm.leash;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.QueryId;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// Reads the result of a declared test by rule. A result that does not have the declared shape says
/// nothing.
public final class TestRules {
    private TestRules() {}

    /// @param kind any but `FREE`
    public static Interpretation read(
            CaseFile file,
            HypothesisDraft hypothesis,
            TestKind kind,
            Expectation expected,
            QueryResult result,
            QueryId query) {
        if (result.rows().isEmpty()) {
            return Reading.neutral("The result is empty.", List.of());
        }
        try {
            return switch (kind) {
                case CONTRAST -> ContrastRule.read(result, expected, query);
                case SERIES -> series(file, hypothesis, expected, result, query);
                case EXISTENCE -> existence(result, expected, query);
                case COUNT -> count(file, expected, result, query);
                case FREE -> throw new IllegalArgumentException("A free test has no rule");
            };
        } catch (IllegalArgumentException misshapen) {
            return Reading.neutral(
                    "The result does not have the declared shape, so it says nothing.", List.of());
        }
    }

    private static Interpretation series(
            CaseFile file,
            HypothesisDraft hypothesis,
            Expectation expected,
            QueryResult result,
            QueryId query) {
        Optional<LocalDateTime> onset =
                hypothesis
                        .onset()
                        .or(() -> file.measurement().flatMap(Measurement::onset))
                        .or(() -> file.measurement().map(it -> it.window().start()))
                        .or(() -> file.alert().window().map(it -> it.start()));
        return onset.map(at -> SeriesRule.read(result, expected, at, query))
                .orElseGet(() -> Reading.neutral("No onset is claimed.", List.of()));
    }

    private static Interpretation count(
            CaseFile file, Expectation expected, QueryResult result, QueryId query) {
        Optional<Double> before =
                file.measurement()
                        .map(it -> it.baseline().days())
                        .or(() -> file.alert().baseline().map(it -> it.days()));
        Optional<Double> after =
                file.measurement()
                        .map(it -> it.window().days())
                        .or(() -> file.alert().window().map(it -> it.days()));
        return before.isEmpty() || after.isEmpty()
                ? Reading.neutral("Baseline and window are not known.", List.of())
                : CountRule.read(result, expected, before.get(), after.get(), query);
    }

    /// That rows of a kind exist proves little; that expected ones do not exist refutes.
    private static Interpretation existence(
            QueryResult result, Expectation expected, QueryId query) {
        double n = result.number(0, "n");
        boolean asExpected = expected == Expectation.SOME ? n > 0 : n == 0;
        return Reading.of(
                asExpected ? Verdict.SUPPORTS : Verdict.REFUTES,
                asExpected ? 0.5 : 0.75,
                n == 0
                        ? "There are no such rows."
                        : "There are " + Reading.number(n) + " such rows.",
                List.of(new Figure("rows", n, Figure.Unit.COUNT, query)));
    }
}
