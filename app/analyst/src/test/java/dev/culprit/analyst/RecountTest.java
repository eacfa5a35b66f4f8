package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyst.Recount.Sums;
import dev.culprit.analyst.Recount.Visit;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.Figure;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.reasoning.Answer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers of a finding are those of the rows, counted again without SQL.
class RecountTest {
    private static final int SEED = 61;

    @ParameterizedTest
    @EnumSource
    void theNumbersOfAFindingAreThoseOfTheRows(Plant plant) {
        check(plant, SEED);
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 63, 64, 65})
    @Tag("slow")
    void theyAreInOtherCases(int seed) {
        for (Plant plant : Plant.values()) {
            check(plant, seed);
        }
    }

    private static void check(Plant plant, int seed) {
        try (var clinic = plant.in(seed)) {
            var outcome = clinic.investigate(plant.metric());
            var counted = new Recount(clinic, plant.metric());
            measurement(plant, outcome.measurement().orElseThrow(), counted);
            counterfactual(plant, outcome, counted);
            contrast(plant, outcome, counted);
            signature(plant, outcome, counted);
        }
    }

    private static void measurement(Plant plant, Measurement measured, Recount counted) {
        double observed = counted.value(counted.sums(Visit::isRecent), Recount.DAYS);
        assertThat(measured.observed()).as(plant + " observed").isEqualTo(observed, near(observed));
        double ordinary = counted.ordinary();
        boolean share = observed < 1;
        assertThat(measured.expected())
                .as(plant + " expected")
                .isEqualTo(ordinary, within(share ? 0.02 : 0.08 * ordinary));
    }

    private static void counterfactual(Plant plant, Rehearsal.Outcome outcome, Recount counted) {
        Counterfactual proof =
                outcome.counterfactual().orElseThrow().counterfactual().orElseThrow();
        double with = counted.value(counted.sums(Visit::isRecent), Recount.DAYS);
        double without = counted.without(plant.slice(), proof.expected());
        assertThat(proof.metricWith()).as(plant + " with").isEqualTo(with, near(with));
        assertThat(proof.metricWithout()).as(plant + " without").isEqualTo(without, near(without));
        assertThat(proof.expected())
                .as(plant + " expected")
                .isEqualTo(outcome.measurement().orElseThrow().expected(), near(proof.expected()));
        double explained = (with - without) / (with - proof.expected());
        assertThat(proof.explainedShare())
                .as(plant + " explained")
                .isEqualTo(Math.clamp(explained, 0, 1), within(1e-6));
        assertThat(outcome.counterfactual().orElseThrow().summary())
                .contains(
                        "it accounts for "
                                + String.format(
                                        Locale.ROOT, "%.1f %%", 100 * proof.explainedShare()));
        outcome.counterfactual()
                .orElseThrow()
                .control()
                .ifPresent(control -> control(plant, control, counted));
    }

    private static void control(Plant plant, Control control, Recount counted) {
        Sums now = counted.sums(visit -> visit.in(control.slice()) && visit.isRecent());
        Sums before = counted.sums(visit -> visit.in(control.slice()) && !visit.isRecent());
        double after = counted.value(now, Recount.DAYS);
        assertThat(control.after()).as(plant + " control").isEqualTo(after, near(after));
        if (plant.metric().kind() != MetricKind.ROW_COUNT) {
            double past = counted.value(before, 1);
            assertThat(control.before()).as(plant + " control").isEqualTo(past, near(past));
        }
    }

    /// Each cell of the counterfactual's result.
    private static void contrast(Plant plant, Rehearsal.Outcome outcome, Recount counted) {
        Slice control =
                outcome.counterfactual().orElseThrow().control().map(Control::slice).orElseThrow();
        QueryResult result = result(outcome, "counterfactual");
        assertThat(result.rows()).hasSize(6);
        for (int row = 0; row < result.rows().size(); row++) {
            String part = result.text(row, "part").orElseThrow();
            boolean recent = result.number(row, "recent") == 1;
            Sums sums =
                    counted.sums(visit ->
                            visit.isRecent() == recent
                                    && part(visit, plant.slice(), control).equals(part));
            String where = plant + " " + part + (recent ? " now" : " before");
            assertThat(result.number(row, "n")).as(where).isEqualTo(sums.rows());
            cell(result, row, "k", where, sums.bad());
            cell(result, row, "m", where, sums.valid());
            cell(result, row, "s", where, sums.total());
        }
    }

    private static void cell(
            QueryResult result, int row, String column, String where, double counted) {
        if (result.columns().stream().anyMatch(known -> known.name().equals(column))) {
            assertThat(result.number(row, column))
                    .as(where + " " + column)
                    .isEqualTo(counted, near(counted));
        }
    }

    private static String part(Visit visit, Slice slice, Slice control) {
        if (visit.in(slice)) {
            return "slice";
        }
        return visit.in(control) ? "control" : "rest";
    }

    /// What only this kind of fault leaves behind, from the onset that the finding names.
    private static void signature(Plant plant, Rehearsal.Outcome outcome, Recount counted) {
        LocalDateTime onset =
                outcome.leading().orElseThrow().hypothesis().draft().onset().orElseThrow();
        List<Visit> since = counted.visits(visit -> !visit.at().isBefore(onset));
        List<Visit> sliced = since.stream().filter(visit -> visit.in(plant.slice())).toList();
        List<Visit> bad = sliced.stream().filter(counted::isBad).toList();
        switch (plant) {
            case REPEATED_ROWS ->
                    assertThat(figure(outcome, "surplus rows"))
                            .isEqualTo(since.size() - cells(since, "visit_no").size());
            case LOST_PARENTS -> {
                QueryResult keys = result(outcome, "signature");
                assertThat(keys.number(0, "n")).isEqualTo(bad.size());
                assertThat(keys.number(0, "keys")).isEqualTo(cells(bad, "ward_id").size());
                assertThat(figure(outcome, "orphan keys newer than every parent")).isZero();
            }
            case OTHER_FORMAT -> {
                QueryResult shapes = result(outcome, "signature");
                int good =
                        since.stream()
                                .filter(visit -> visit.cell("referral").isPresent())
                                .filter(visit -> !counted.isBad(visit))
                                .toList()
                                .size();
                assertThat(rows(shapes, 1)).isEqualTo(bad.size());
                assertThat(rows(shapes, 0)).isEqualTo(good);
            }
            case CENTS -> {
                QueryResult moved = result(outcome, "signature");
                assertThat(moved.rows()).hasSize(2);
                for (int row = 0; row < 2; row++) {
                    boolean recent = moved.number(row, "recent") == 1;
                    List<Visit> part =
                            recent
                                    ? sliced
                                    : counted.visits(
                                            visit -> visit.in(plant.slice()) && !visit.isRecent());
                    double mean = counted.value(counted.sums(part::contains), 1);
                    assertThat(moved.number(row, "n")).isEqualTo(part.size());
                    assertThat(moved.number(row, "mean")).isEqualTo(mean, near(mean));
                }
            }
            case NULLS, MISSING_ROWS ->
                    assertThat(outcome.leading().orElseThrow().evidence()).hasSize(1);
        }
    }

    private static double rows(QueryResult shapes, int bad) {
        double sum = 0;
        for (int row = 0; row < shapes.rows().size(); row++) {
            sum += shapes.number(row, "bad") == bad ? shapes.number(row, "n") : 0;
        }
        return sum;
    }

    private static Set<String> cells(List<Visit> visits, String column) {
        return visits.stream()
                .flatMap(visit -> visit.cell(column).stream())
                .collect(Collectors.toSet());
    }

    /// The result that the leading hypothesis got for a question.
    private static QueryResult result(Rehearsal.Outcome outcome, String key) {
        HypothesisState leading = outcome.leading().orElseThrow();
        return outcome.answers().stream()
                .filter(answer -> answer.query().hypothesis().equals(Optional.of(leading.id())))
                .filter(answer -> answer.query().draft().key().equals(key))
                .map(Answer.Rows.class::cast)
                .map(Answer.Rows::result)
                .findFirst()
                .orElseThrow();
    }

    private static double figure(Rehearsal.Outcome outcome, String label) {
        return outcome.leading().orElseThrow().evidence().stream()
                .map(Evidence::interpretation)
                .flatMap(read -> read.figures().stream())
                .filter(figure -> figure.label().equals(label))
                .mapToDouble(Figure::value)
                .findFirst()
                .orElseThrow();
    }

    /// Sums of floating point numbers depend on their order in the last digits.
    private static Offset<Double> near(double value) {
        return within(1e-9 * Math.max(1, Math.abs(value)));
    }
}
