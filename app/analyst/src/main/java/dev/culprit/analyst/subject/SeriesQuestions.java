package dev.culprit.analyst.subject;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How the metric ran, on the watched and on the searched table.
record SeriesQuestions(Subject subject) {
    private static final RowLimit SERIES_ROWS = new RowLimit(20_000);

    private SqlDialect sql() {
        return subject.sql();
    }

    QueryDraft series() {
        return series(Questions.SERIES, subject.watched());
    }

    QueryDraft factSeries() {
        return series(Questions.FACT_SERIES, subject.table());
    }

    private QueryDraft series(String key, Table table) {
        var metric = new MetricSql(subject, table);
        List<String> select = new ArrayList<>();
        String bucket =
                sql().bucket(metric.time(), subject.window().start(), subject.bucketSeconds());
        select.add(bucket + " AS bucket");
        select.add("count(*) AS n");
        metric.bad().ifPresent(bad -> select.add(sql().countIf(bad) + " AS k"));
        metric.valid().ifPresent(valid -> select.add(sql().countIf(valid) + " AS m"));
        metric.number()
                .ifPresent(number -> {
                    select.add("count(" + number + ") AS m");
                    select.add("sum(" + number + ") AS s");
                });
        metric.weight().ifPresent(weight -> select.add("sum(" + weight + ") AS d"));
        if (subject.kind() == MetricKind.DISTINCT_COUNT) {
            select.add("count(DISTINCT t." + sql().name(subject.column().orElse("")) + ") AS k");
        }
        if (subject.kind() == MetricKind.FRESHNESS) {
            select.add(
                    sql().hoursBetween(
                                            sql().time(subject.window().start()),
                                            "max(" + metric.time() + ")")
                            + " AS last");
        }
        return new QueryDraft(
                key,
                "How did the metric run on " + table.name() + ", and did it move in the window?",
                TestKind.SERIES,
                "SELECT "
                        + String.join(", ", select)
                        + " FROM "
                        + metric.from(subject.whole(), Set.of())
                        + " WHERE "
                        + subject.within(metric.time(), subject.whole())
                        + " GROUP BY "
                        + sql().at(1, bucket)
                        + " ORDER BY "
                        + sql().at(1, bucket),
                SERIES_ROWS);
    }
}
