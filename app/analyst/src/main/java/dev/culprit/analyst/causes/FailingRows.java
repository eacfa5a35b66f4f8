package dev.culprit.analyst.causes;

import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Subject;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Slice;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SQL for people: failing rows with keys next to good ones, and a check that finds them again.
public final class FailingRows {
    private static final int EXAMPLES = 50;

    private FailingRows() {}

    /// Rows of the slice from an hour before the onset on, failing ones marked.
    public static String sql(Study study, Suspect suspect) {
        var sql = new TestSql(study);
        Subject subject = study.subject();
        Slice slice = sql.knows(suspect.slice()) ? suspect.slice() : Slice.EVERYTHING;
        LocalDateTime onset = suspect.onset().orElse(subject.window().start());
        List<String> select = new ArrayList<>();
        subject.key().forEach(key -> select.add(subject.col(key)));
        select.add(subject.timeSql());
        subject.column().filter(subject::has).ifPresent(c -> select.add(subject.col(c)));
        String failing = sql.since(Optional.of(onset));
        Optional<String> bad = sql.metric().bad();
        String marked = bad.map(b -> "(" + failing + ") AND (" + b + ")").orElse(failing);
        select.add("CASE WHEN " + marked + " THEN 'failing' ELSE 'comparable' END AS side");
        return "SELECT "
                + String.join(", ", select.stream().distinct().toList())
                + " FROM "
                + sql.from(slice)
                + " WHERE "
                + sql.condition(slice)
                + " AND "
                + subject.timeSql()
                + " >= "
                + sql.sql().time(onset.minusHours(6))
                + " AND "
                + subject.timeSql()
                + " < "
                + sql.sql().time(subject.window().end())
                + " ORDER BY "
                + subject.timeSql()
                + sql.sql().first(EXAMPLES);
    }

    /// A check that would have found it.
    public static String check(Study study, Suspect suspect) {
        var sql = new TestSql(study);
        Subject subject = study.subject();
        Slice slice = sql.knows(suspect.slice()) ? suspect.slice() : Slice.EVERYTHING;
        if (suspect.fault() == FaultKind.JOIN_FANOUT) {
            String key = sql.sql().name(suspect.columns().getFirst());
            return "SELECT "
                    + key
                    + ", count(*) AS copies FROM "
                    + sql.sql().table(suspect.tables().getFirst())
                    + " GROUP BY "
                    + key
                    + " HAVING count(*) > 1";
        }
        Optional<String> bad = sql.metric().bad();
        String day = sql.sql().day(subject.timeSql());
        String value =
                bad.map(b -> sql.sql().share(b))
                        .or(() -> sql.metric().number().map(v -> "avg(" + v + ")"))
                        .orElse("count(*)");
        double usual = study.expectation().value();
        double limit =
                bad.isPresent()
                        ? Math.max(0.001, 3 * Math.max(0, usual))
                        : usual * (study.direction() > 0 ? 1.5 : 0.5);
        boolean whole = bad.isEmpty() && sql.metric().number().isEmpty();
        String compare = bad.isPresent() || study.direction() > 0 ? " > " : " < ";
        if (whole && !slice.isEverything()) {
            limit = limit / 10;
        }
        return "SELECT "
                + day
                + " AS "
                + sql.sql().as("day")
                + ", "
                + value
                + " AS "
                + sql.sql().as("value")
                + " FROM "
                + sql.from(slice)
                + " WHERE "
                + sql.condition(slice)
                + " GROUP BY "
                + sql.sql().at(1, day)
                + " HAVING "
                + value
                + compare
                + new java.math.BigDecimal(limit)
                        .round(new java.math.MathContext(3))
                        .toPlainString()
                + " ORDER BY "
                + sql.sql().at(1, day);
    }
}
