package dev.culprit.analyst.causes;

import static dev.culprit.analyst.causes.Reading.percent;

import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Upstream;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.Optional;

/// Values became NULL in the table itself: where the column has a source, the source's rows are there.
final class NullSpike implements Cause {
    private static final double MISSING = 0.8;

    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        return source(study)
                .flatMap(source -> sourceOfBadRows(study, suspect, source, suspect.fault().key()));
    }

    static Optional<Upstream> source(Study study) {
        String column = study.subject().column().orElse("");
        return study.subject().upstream().stream()
                .filter(source -> source.fills(column) && source.via().isPresent())
                .filter(source -> study.subject().has(source.via().orElse("")))
                .findFirst();
    }

    /// How many bad rows have a row in the source.
    static Optional<QueryDraft> sourceOfBadRows(
            Study study, Suspect suspect, Upstream source, String asking) {
        var sql = new TestSql(study);
        String via = sql.sql().name(source.via().orElse(""));
        boolean mine = sql.knows(suspect.slice());
        var slice = mine ? suspect.slice() : dev.culprit.core.measurement.Slice.EVERYTHING;
        return sql.metric()
                .bad()
                .map(bad ->
                        new QueryDraft(
                                KEY,
                                "Do the bad rows have a row in " + source.table().name() + "?",
                                TestKind.COUNT,
                                "SELECT "
                                        + sql.sql().text(asking)
                                        + " AS suspected, count(*) AS n, count(u.reference)"
                                        + " AS there FROM "
                                        + sql.from(slice)
                                        + " LEFT JOIN (SELECT DISTINCT "
                                        + via
                                        + " AS reference FROM "
                                        + sql.sql().table(source.table().name())
                                        + ") u ON u.reference = t."
                                        + via
                                        + " WHERE "
                                        + sql.since(suspect.onset())
                                        + " AND ("
                                        + bad
                                        + ") AND "
                                        + sql.condition(slice)));
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        double n = result.number(0, "n");
        double missing = n > 0 ? 1 - result.number(0, "there") / n : 0;
        var figure = Reading.share("bad rows without a source row", missing, query);
        return missing >= MISSING
                ? Reading.refutes(
                        0.85,
                        percent(missing)
                                + " of the bad rows have no row in the source, so the values never"
                                + " arrived.",
                        figure)
                : Reading.supports(
                        0.8,
                        percent(1 - missing)
                                + " of the bad rows have their row in the source, so the values were"
                                + " lost in the table itself.",
                        figure);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        String column = study.subject().column().orElse("the column");
        return new Expectations(
                "The NULL rate of "
                        + column
                        + " rose inside the slice only, and the rows are complete otherwise.",
                "The NULL rate rose outside the slice as well, or the rows' source is missing.");
    }
}
