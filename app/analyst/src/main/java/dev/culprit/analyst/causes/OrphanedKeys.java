package dev.culprit.analyst.causes;

import static dev.culprit.analyst.causes.Reading.percent;

import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Parent;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.Optional;

/// Foreign keys that were damaged: not simply the newest keys, which a stalled parent would leave.
final class OrphanedKeys implements Cause {
    private static final double NEWEST = 0.9;

    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        return newestKeys(study, suspect);
    }

    /// How many orphan keys look like a parent's key and sort after the largest one.
    static Optional<QueryDraft> newestKeys(Study study, Suspect suspect) {
        var sql = new TestSql(study);
        Optional<Parent> parent = sql.metric().referenced();
        Optional<String> bad = sql.metric().bad();
        if (parent.isEmpty() || bad.isEmpty()) {
            return Optional.empty();
        }
        String key = sql.sql().name(parent.get().key());
        String child = study.subject().col(parent.get().foreignKey());
        Slice slice = sql.knows(suspect.slice()) ? suspect.slice() : Slice.EVERYTHING;
        String shape = sql.sql().mask(sql.sql().asText(child));
        return Optional.of(
                new QueryDraft(
                        KEY,
                        "Are the orphan keys the newest ones, or keys that never existed?",
                        TestKind.COUNT,
                        "SELECT "
                                + sql.mark(suspect)
                                + ", count(*) AS n, count(DISTINCT "
                                + child
                                + ") AS "
                                + sql.sql().as("keys")
                                + ", "
                                + sql.sql().countIf(child + " > x.newest")
                                + " AS newer, "
                                + sql.sql()
                                        .countIf(child + " > x.newest AND " + shape + " = x.shape")
                                + " AS newer_alike FROM "
                                + sql.from(slice)
                                + " CROSS JOIN (SELECT max("
                                + key
                                + ") AS newest, max("
                                + sql.sql().mask(sql.sql().asText(key))
                                + ") AS shape FROM "
                                + sql.sql().table(parent.get().table().name())
                                + ") x WHERE "
                                + sql.since(suspect.onset())
                                + " AND "
                                + bad.get()
                                + " AND "
                                + sql.condition(slice)));
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        return read(result, query, false);
    }

    static Interpretation read(QueryResult result, QueryId query, boolean stalled) {
        double n = Math.max(1, result.number(0, "n"));
        double newest = result.number(0, "newer_alike") / n;
        var figure = Reading.share("orphan keys newer than every parent", newest, query);
        String newer =
                percent(newest)
                        + " of the orphan keys look regular and sort after the newest key of the"
                        + " parent.";
        boolean waits = newest > NEWEST;
        if (stalled == waits) {
            return Reading.supports(stalled ? 0.93 : 0.8, newer, figure);
        }
        return Reading.refutes(0.85, newer, figure);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        return new Expectations(
                "The orphan keys never existed or have another shape, and sit in the slice only.",
                "The orphan keys are the newest regular ones, as when the parent stopped growing.");
    }
}
