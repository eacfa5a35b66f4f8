package dev.culprit.analyst.causes;

import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Parent;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.Optional;

/// A joined table has keys more than once, and the join multiplies the rows below it.
final class FanOut implements Cause {
    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        var sql = new TestSql(study);
        Optional<Parent> parent =
                study.subject().parents().stream()
                        .filter(p ->
                                p.table().name().toString().equals(suspect.facts().get("parent")))
                        .findFirst();
        Optional<String> bad = sql.metric().bad();
        String multiplied = sql.sql().flag("x.copies > 1");
        return parent.filter(_ -> bad.isPresent())
                .map(p ->
                        new QueryDraft(
                                KEY,
                                "Do the duplicated rows belong to keys that "
                                        + p.table().name()
                                        + " has more than once?",
                                TestKind.CONTRAST,
                                "SELECT "
                                        + multiplied
                                        + " AS multiplied, count(*) AS n, "
                                        + sql.sql().countIf(bad.orElse("1 = 0"))
                                        + " AS k FROM "
                                        + sql.metric()
                                                .from(
                                                        study.subject().window(),
                                                        java.util.Set.of(p.foreignKey()))
                                        + " LEFT JOIN (SELECT "
                                        + sql.sql().name(p.key())
                                        + " AS reference, count(*) AS copies FROM "
                                        + sql.sql().table(p.table().name())
                                        + " GROUP BY "
                                        + sql.sql().at(1, sql.sql().name(p.key()))
                                        + ") x ON x.reference = "
                                        + study.subject().col(p.foreignKey())
                                        + " GROUP BY "
                                        + sql.sql().at(1, multiplied)
                                        + " ORDER BY "
                                        + sql.sql().at(1, multiplied)));
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        double inside = 0;
        double all = 0;
        for (int row = 0; row < result.rows().size(); row++) {
            all += result.number(row, "k");
            inside += result.number(row, "multiplied") == 1 ? result.number(row, "k") : 0;
        }
        double share = all > 0 ? inside / all : 0;
        var figure = Reading.share("duplicates with a multiplied key", share, query);
        String text =
                Reading.percent(share)
                        + " of the duplicated rows refer to a key that "
                        + suspect.tables().getFirst()
                        + " has more than once.";
        return share > 0.8
                ? Reading.supports(0.95, text, figure)
                : Reading.refutes(0.8, text, figure);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        String parent = suspect.tables().getFirst().toString();
        return new Expectations(
                "The duplicated rows refer to keys that " + parent + " has more than once.",
                "Keys of " + parent + " are unique where rows are duplicated.");
    }
}
