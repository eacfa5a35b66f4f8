package dev.culprit.analyst.scan;

import dev.culprit.analyst.metric.Times;
import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.analyst.subject.Questions;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.query.TestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The queries of a scan: where the table ends, what it held by day, which keys are there twice, and
/// which days are special. All are aggregates; the table is read three times at most.
record ScanQuestions(SqlDialect sql, Plan plan) {
    static final String EXTENT = "scan/extent";
    static final String DAYS = "scan/days";
    static final String KEYS = "scan/keys";
    static final String CALENDAR = Questions.CALENDAR;
    private static final RowLimit ROWS = new RowLimit(2_000);

    private String at() {
        return Times.sql(sql, plan.table(), plan.time());
    }

    private String column(String name) {
        return "t." + sql.name(name);
    }

    QueryDraft extent() {
        String time = sql.extentOf(column(plan.time()), plan.table().column(plan.time()));
        return new QueryDraft(
                EXTENT,
                "When do the rows of " + plan.table().name() + " begin and end?",
                TestKind.COUNT,
                "SELECT min("
                        + time
                        + ") AS first, max("
                        + time
                        + ") AS last, count(*) AS n FROM "
                        + sql.table(plan.table().name())
                        + " t");
    }

    List<QueryDraft> of(TimeWindow span) {
        List<QueryDraft> drafts = new ArrayList<>();
        drafts.add(days(span));
        if (!plan.key().isEmpty()) {
            drafts.add(keys(span));
        }
        plan.calendar().ifPresent(calendar -> drafts.add(Questions.calendar(sql, calendar, span)));
        return drafts;
    }

    /// Rows, NULLs of each column, the last row and the delay of loading, by day in one pass.
    private QueryDraft days(TimeWindow span) {
        List<String> select = new ArrayList<>();
        String bucket = sql.bucket(at(), span.start(), 86_400);
        select.add(bucket + " AS bucket");
        select.add("count(*) AS n");
        if (plan.exact()) {
            select.add(
                    sql.hoursBetween(sql.time(span.start()), "max(" + at() + ")") + " AS latest");
        }
        plan.loaded()
                .map(loaded -> sql.hoursBetween(at(), Times.sql(sql, plan.table(), loaded)))
                .ifPresent(lag -> {
                    select.add("count(" + lag + ") AS m");
                    select.add("sum(" + lag + ") AS s");
                });
        for (int i = 0; i < plan.columns().size(); i++) {
            select.add(sql.countIf(column(plan.columns().get(i)) + " IS NULL") + " AS k" + i);
        }
        return new QueryDraft(
                DAYS,
                "What did " + plan.table().name() + " hold by day?",
                TestKind.SERIES,
                "SELECT "
                        + String.join(", ", select)
                        + " FROM "
                        + sql.table(plan.table().name())
                        + " t WHERE "
                        + Times.within(sql, at(), span)
                        + " GROUP BY "
                        + sql.at(1, bucket)
                        + " ORDER BY "
                        + sql.at(1, bucket),
                ROWS);
    }

    /// Rows too many, by the day of the last copy. Only keys that are there more than once leave the
    /// inner query.
    private QueryDraft keys(TimeWindow span) {
        String key = plan.key().stream().map(this::column).collect(Collectors.joining(", "));
        String known =
                plan.key().stream()
                        .map(this::column)
                        .map(name -> " AND " + name + " IS NOT NULL")
                        .collect(Collectors.joining());
        String copied = sql.bucket("max(" + at() + ")", span.start(), 86_400);
        return new QueryDraft(
                KEYS,
                "Which keys of " + plan.table().name() + " are there more than once?",
                TestKind.SERIES,
                "SELECT x.bucket AS bucket, sum(x.copies - 1) AS k FROM (SELECT "
                        + copied
                        + " AS bucket, count(*) AS copies FROM "
                        + sql.table(plan.table().name())
                        + " t WHERE "
                        + Times.within(sql, at(), span)
                        + known
                        + " GROUP BY "
                        + key
                        + " HAVING count(*) > 1) x GROUP BY x.bucket ORDER BY x.bucket",
                ROWS);
    }
}
