package dev.culprit.analyst.causes;

import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Attribute;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Optional;

/// Shares of slices moved while their own values did not.
final class MixShift implements Cause {
    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        if (suspect.slice().isEverything()) {
            return Optional.empty();
        }
        var sql = new TestSql(study);
        Optional<Attribute> attribute =
                sql.attribute(suspect.slice().terms().getFirst().attribute());
        Optional<String> number = sql.metric().number();
        return attribute
                .filter(_ -> number.isPresent())
                .map(a ->
                        new QueryDraft(
                                KEY,
                                "Did the shares of "
                                        + a.name()
                                        + " move, or the values inside them?",
                                TestKind.CONTRAST,
                                "SELECT "
                                        + sql.sql().flag(sql.inWindow())
                                        + " AS recent, "
                                        + sql.sql().asText(a.sql())
                                        + " AS v, count("
                                        + number.orElse("*")
                                        + ") AS m, sum("
                                        + number.orElse("0")
                                        + ") AS s FROM "
                                        + sql.from(suspect.slice())
                                        + " WHERE "
                                        + sql.inWhole()
                                        + sql.grouped(
                                                List.of(
                                                        sql.sql().flag(sql.inWindow()),
                                                        sql.sql().asText(a.sql())),
                                                1)));
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        java.util.Map<String, double[]> sums = new java.util.TreeMap<>();
        double[] total = new double[4];
        for (int row = 0; row < result.rows().size(); row++) {
            int at = result.number(row, "recent") == 1 ? 0 : 2;
            double[] sum =
                    sums.computeIfAbsent(result.text(row, "v").orElse(""), _ -> new double[4]);
            sum[at] += result.number(row, "m");
            sum[at + 1] += result.number(row, "s");
            total[at] += result.number(row, "m");
            total[at + 1] += result.number(row, "s");
        }
        if (total[0] == 0 || total[2] == 0) {
            return Reading.neutral("There are too few values to compare.");
        }
        double overall = total[3] / total[2];
        double change = total[1] / total[0] - overall;
        double mix = 0;
        for (double[] sum : sums.values()) {
            double rate = sum[2] > 0 ? sum[3] / sum[2] : overall;
            mix += (sum[0] / total[0] - sum[2] / total[2]) * (rate - overall);
        }
        double[] own = sums.getOrDefault(suspect.slice().terms().getFirst().value(), new double[4]);
        double share = change == 0 ? 0 : mix / change;
        String text =
                "The share of "
                        + suspect.slice().phrase()
                        + " went from "
                        + Reading.percent(own[2] / total[2])
                        + " to "
                        + Reading.percent(own[0] / total[0])
                        + "; moved shares alone explain "
                        + Reading.percent(share)
                        + " of the change.";
        var figure = Reading.share("change explained by shares", share, query);
        return share > 0.5
                ? Reading.supports(0.95 * Math.min(1, suspect.weight() + 0.05), text, figure)
                : Reading.refutes(0.8, text, figure);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        return new Expectations(
                "The share of the slice moved, and means inside the slices are as before.",
                "Means inside a slice moved while the shares stayed.");
    }
}
