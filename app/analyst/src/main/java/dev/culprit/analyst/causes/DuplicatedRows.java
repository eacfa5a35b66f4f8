package dev.culprit.analyst.causes;

import dev.culprit.analyst.study.Study;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Optional;

/// The same key was loaded more than once into the table itself.
final class DuplicatedRows implements Cause {
    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        var sql = new TestSql(study);
        List<String> keys =
                (suspect.columns().isEmpty() ? study.subject().key() : suspect.columns())
                        .stream().map(study.subject()::col).toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String key = String.join(", ", keys);
        String inside = sql.sql().flag(sql.since(suspect.onset()));
        return Optional.of(
                new QueryDraft(
                        KEY,
                        "How many keys of " + study.subject().name() + " are there more than once?",
                        TestKind.CONTRAST,
                        "SELECT inside, sum(copies) AS n, count(*) AS "
                                + sql.sql().as("keys")
                                + " FROM (SELECT "
                                + inside
                                + " AS inside, "
                                + key
                                + ", count(*) AS copies FROM "
                                + study.subject().from()
                                + " WHERE "
                                + sql.inWhole()
                                + " GROUP BY "
                                + sql.sql().at(1, inside)
                                + ", "
                                + key
                                + ") x GROUP BY inside ORDER BY inside"));
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        double surplus = 0;
        double before = 0;
        for (int row = 0; row < result.rows().size(); row++) {
            double extra = result.number(row, "n") - result.number(row, "keys");
            if (result.number(row, "inside") == 1) {
                surplus = extra;
            } else {
                before = extra;
            }
        }
        var figure = Reading.count("surplus rows", surplus, query);
        String text =
                Reading.whole(surplus)
                        + " rows repeat a key since the onset, "
                        + Reading.whole(before)
                        + " in the whole time before.";
        boolean multiplied = study.dimensions().stream().anyMatch(d -> d.duplicated() > 0);
        if (surplus < 3) {
            return Reading.refutes(0.85, text, figure);
        }
        return multiplied
                ? Reading.neutral(text + " A joined table has repeated keys, too.", figure)
                : Reading.supports(0.8, text, figure);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        return new Expectations(
                "Keys of " + study.subject().name() + " are there more than once since the onset.",
                "Its keys are unique, or a joined table multiplies them.");
    }
}
