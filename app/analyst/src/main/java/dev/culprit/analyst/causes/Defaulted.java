package dev.culprit.analyst.causes;

import static dev.culprit.analyst.causes.Reading.percent;

import dev.culprit.analyst.study.Study;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Optional;

/// One value took the place of many in a slice.
final class Defaulted implements Cause {
    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        if (study.kind() == MetricKind.DISTINCT_COUNT) {
            return Optional.of(Renamed.counts(study, suspect));
        }
        var sql = new TestSql(study);
        String column = study.subject().column().orElse("");
        String value = suspect.facts().getOrDefault("new", "");
        String text = sql.sql().asText(study.subject().col(column));
        boolean number =
                study.subject()
                        .table()
                        .column(column)
                        .filter(c -> c.type().isNumeric())
                        .isPresent();
        String is =
                number && !value.isEmpty()
                        ? study.subject().col(column) + " = " + value
                        : text + " = " + sql.sql().text(value);
        return Optional.of(
                new QueryDraft(
                        KEY,
                        "Which share of the slice's rows carries " + value + ", and before?",
                        TestKind.CONTRAST,
                        "SELECT "
                                + sql.mark(suspect)
                                + ", "
                                + sql.sql().flag(sql.since(suspect.onset()))
                                + " AS recent, count("
                                + study.subject().col(column)
                                + ") AS n, "
                                + sql.sql().countIf(is)
                                + " AS k, count(DISTINCT "
                                + study.subject().col(column)
                                + ") AS distinct_values FROM "
                                + sql.from(suspect.slice())
                                + " WHERE (("
                                + sql.inBaseline()
                                + ") OR ("
                                + sql.since(suspect.onset())
                                + ")) AND "
                                + sql.condition(suspect.slice())
                                + sql.grouped(
                                        List.of(sql.sql().flag(sql.since(suspect.onset()))), 2)));
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        if (study.kind() == MetricKind.DISTINCT_COUNT) {
            return Renamed.read(suspect, result, query, false);
        }
        double before = 0;
        double after = 0;
        for (int row = 0; row < result.rows().size(); row++) {
            double share = result.number(row, "k") / Math.max(1, result.number(row, "n"));
            if (result.number(row, "recent") == 1) {
                after = share;
            } else {
                before = share;
            }
        }
        String text =
                percent(after)
                        + " of the slice's rows carry "
                        + suspect.facts().getOrDefault("new", "the value")
                        + " since the onset, "
                        + percent(before)
                        + " before.";
        var figure = Reading.share("share of the default", after, query);
        return after > 0.1 && after > 3 * before
                ? Reading.supports(MOST, text, figure)
                : Reading.refutes(0.8, text, figure);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        String value = suspect.facts().getOrDefault("new", "one value");
        return new Expectations(
                value + " takes rows from all other values of the slice.",
                value + " is as rare as before, or takes the rows of one value only.");
    }
}
