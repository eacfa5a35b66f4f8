package dev.culprit.analyst.subject;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import java.util.Optional;

/// Where values and delays usually lie, and which values became more frequent.
record UsualQuestions(Subject subject) {
    private SqlDialect sql() {
        return subject.sql();
    }

    /// Where the values of a measure lay in the baseline.
    Optional<QueryDraft> values() {
        var metric = new MetricSql(subject, subject.table());
        boolean measure =
                subject.kind() == MetricKind.MEAN
                        || subject.kind() == MetricKind.SUM
                        || subject.kind() == MetricKind.RATIO;
        return metric.number()
                .filter(_ -> measure)
                .map(number ->
                        new QueryDraft(
                                Questions.VALUES,
                                "Where do the values of "
                                        + subject.column().orElse("the measure")
                                        + " usually lie?",
                                TestKind.COUNT,
                                "SELECT count(v) AS n, "
                                        + sql().countIf("v <= 0")
                                        + " AS zeros, "
                                        + sql().countIf("v < 0")
                                        + " AS negatives, "
                                        + quantiles("v")
                                        + baselineOf(number)));
    }

    /// How long rows usually took to arrive.
    Optional<QueryDraft> lag() {
        var metric = new MetricSql(subject, subject.table());
        return metric.lag()
                .filter(_ -> subject.kind() == MetricKind.FRESHNESS)
                .map(lag ->
                        new QueryDraft(
                                Questions.LAG,
                                "How long do rows usually take from event to loading?",
                                TestKind.COUNT,
                                "SELECT count(v) AS n, " + quantiles("v") + baselineOf(lag)));
    }

    private String baselineOf(String value) {
        return " FROM "
                + sql().ranked(
                                "SELECT "
                                        + value
                                        + " AS v FROM "
                                        + subject.from()
                                        + " WHERE "
                                        + subject.within(subject.timeSql(), subject.baseline()));
    }

    private String quantiles(String v) {
        return sql().quantile(v, 0.0005)
                + " AS q0, "
                + sql().quantile(v, 0.1)
                + " AS q10, "
                + sql().quantile(v, 0.5)
                + " AS q50, "
                + sql().quantile(v, 0.9)
                + " AS q90, "
                + sql().quantile(v, 0.995)
                + " AS q995, "
                + sql().quantile(v, 0.9995)
                + " AS q9995";
    }

    /// Values of the watched column that became more or less frequent.
    Optional<QueryDraft> topValues() {
        boolean wanted =
                switch (subject.kind()) {
                    case MEAN, SUM, DISTINCT_COUNT -> true;
                    case NULL_RATE,
                            ROW_COUNT,
                            DUPLICATE_RATE,
                            FRESHNESS,
                            ORPHAN_RATE,
                            TYPE_MISMATCH_RATE,
                            RATIO,
                            CUSTOM_SQL,
                            DESCRIPTION ->
                            false;
                };
        if (!wanted || subject.column().filter(subject::has).isEmpty()) {
            return Optional.empty();
        }
        String column = subject.col(subject.column().get());
        double ratio = subject.window().days() / subject.baseline().days();
        String inWindow = sql().countIf(subject.within("x.event", subject.window()));
        String before = sql().countIf(subject.within("x.event", subject.baseline()));
        return Optional.of(
                new QueryDraft(
                        Questions.TOP,
                        "Did single values of " + subject.column().get() + " appear or vanish?",
                        TestKind.CONTRAST,
                        "SELECT v, w, b FROM (SELECT v, "
                                + inWindow
                                + " AS w, "
                                + before
                                + " AS b FROM (SELECT "
                                + column
                                + " AS v, "
                                + subject.timeSql()
                                + " AS event FROM "
                                + subject.from()
                                + " WHERE "
                                + column
                                + " IS NOT NULL AND "
                                + subject.within(subject.timeSql(), subject.whole())
                                + ") x GROUP BY v) y ORDER BY abs(w - b * "
                                + ratio
                                + ") DESC, v"
                                + sql().first(60)));
    }
}
