package dev.culprit.llm.leash;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a sentence may cite: the measurement as `m`, the ranking as `r`, evidence as `h1e1`, `h1e2` ...; each
/// with
/// the queries it comes from and the numbers it holds.
public final class Citable {
    private static final int ROWS = 200;

    private final Map<String, Source> sources = new LinkedHashMap<>();

    /// @param words texts that rules have written; their numbers may be repeated
    record Source(List<QueryId> queries, List<Double> numbers, List<String> words) {}

    public Citable(CaseFile file) {
        file.measurement().ifPresent(measured -> sources.put("m", of(measured)));
        file.ranking().ifPresent(ranking -> sources.put("r", of(ranking)));
        for (HypothesisState state : file.hypotheses()) {
            for (int i = 0; i < state.evidence().size(); i++) {
                sources.put(id(state, i), of(state.evidence().get(i), file));
            }
        }
    }

    /// The id of a piece of evidence, counted within its hypothesis: hypotheses are tested side by side,
    /// so a number of its own within the investigation could be another one next time.
    ///
    /// @param index from 0
    public static String id(HypothesisState state, int index) {
        return state.id() + "e" + (index + 1);
    }

    /// One result alone, for the words that go with its interpretation.
    public Citable(QueryId query, QueryResult result, Interpretation read) {
        List<Double> numbers = numbers(result);
        figures(read, numbers);
        sources.put(
                "result",
                new Source(List.of(query), numbers, words(read.summary(), Optional.of(result))));
    }

    Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    public List<String> ids() {
        return List.copyOf(sources.keySet());
    }

    private static Source of(Measurement measured) {
        List<Double> numbers =
                new ArrayList<>(
                        List.of(
                                measured.observed(),
                                measured.expected(),
                                measured.low(),
                                measured.high(),
                                measured.score(),
                                measured.change()));
        ratio(measured.observed(), measured.expected(), numbers);
        measured.series().points().forEach(point -> numbers.add(point.value()));
        return new Source(measured.queries(), numbers, List.of());
    }

    private static Source of(SegmentRanking ranking) {
        List<Double> numbers = new ArrayList<>(List.of(ranking.total()));
        for (Segment each : ranking.segments()) {
            numbers.addAll(
                    List.of(
                            each.numerator(),
                            each.denominator(),
                            each.expectedNumerator(),
                            each.baselineRate(),
                            each.rate(),
                            each.excess(),
                            each.share()));
        }
        return new Source(ranking.queries(), numbers, List.of());
    }

    private static Source of(Evidence piece, CaseFile file) {
        Optional<QueryResult> result =
                file.answers().stream()
                        .filter(answer -> answer.query().id().equals(piece.query()))
                        .flatMap(answer ->
                                answer instanceof Answer.Rows(_, var rows)
                                        ? Optional.of(rows).stream()
                                        : Optional.<QueryResult>empty().stream())
                        .findFirst();
        List<Double> numbers = new ArrayList<>(result.map(Citable::numbers).orElse(List.of()));
        figures(piece.interpretation(), numbers);
        String summary = piece.interpretation().summary();
        return new Source(List.of(piece.query()), numbers, words(summary, result));
    }

    private static List<String> words(String summary, Optional<QueryResult> result) {
        List<String> words = new ArrayList<>(List.of(summary));
        result.ifPresent(rows ->
                rows.rows().stream()
                        .limit(ROWS)
                        .forEach(row ->
                                row.cells()
                                        .forEach(cell -> {
                                            if (cell != null) {
                                                words.add(cell);
                                            }
                                        })));
        return words;
    }

    private static void figures(Interpretation read, List<Double> numbers) {
        read.figures().stream().map(Figure::value).forEach(numbers::add);
        read.control().ifPresent(it -> numbers.addAll(List.of(it.before(), it.after())));
        read.counterfactual()
                .ifPresent(it -> {
                    numbers.addAll(
                            List.of(
                                    it.metricWith(),
                                    it.metricWithout(),
                                    it.expected(),
                                    it.explainedShare()));
                    ratio(it.metricWith(), it.metricWithout(), numbers);
                    ratio(it.metricWith(), it.expected(), numbers);
                });
    }

    private static void ratio(double top, double below, List<Double> numbers) {
        if (top != 0 && below != 0) {
            numbers.add(top / below);
            numbers.add(below / top);
            numbers.add(top / below - 1);
        }
    }

    private static List<Double> numbers(QueryResult result) {
        List<Double> numbers = new ArrayList<>();
        for (QueryResult.Row row : result.rows().stream().limit(ROWS).toList()) {
            for (int i = 0; i < row.cells().size(); i++) {
                if (result.columns().get(i).type().isNumeric()) {
                    row.text(i).flatMap(Numbers::plain).ifPresent(numbers::add);
                }
            }
        }
        return numbers;
    }
}
