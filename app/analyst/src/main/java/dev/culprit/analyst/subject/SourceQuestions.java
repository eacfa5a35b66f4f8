package dev.culprit.analyst.subject;

import dev.culprit.analyst.sql.GroupingSets;
import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The tables around the searched one: whether sources delivered and keys are unique.
record SourceQuestions(Subject subject) {
    private SqlDialect sql() {
        return subject.sql();
    }

    /// Until when each source of the searched table delivered, as a whole and by its attributes.
    List<QueryDraft> sources() {
        List<QueryDraft> drafts = new ArrayList<>();
        for (Upstream source : subject.upstream()) {
            source.time().ifPresent(time -> drafts.add(source(source, time)));
        }
        return drafts;
    }

    private QueryDraft source(Upstream source, String column) {
        String time = subject.timeSql(source.table(), column);
        List<String> attributes =
                source.attributes().stream().map(name -> "t." + sql().name(name)).toList();
        List<String> aggregates =
                List.of(
                        sql().countIf(subject.within(time, subject.baseline())) + " AS b",
                        sql().countIf(subject.within(time, subject.window())) + " AS w",
                        "max(" + time + ") AS last");
        String from =
                " FROM "
                        + sql().table(source.table().name())
                        + " t WHERE "
                        + time
                        + " < "
                        + sql().time(subject.window().end());
        return new QueryDraft(
                Questions.SOURCE + source.table().name(),
                "Until when did " + source.table().name() + " deliver rows?",
                TestKind.SERIES,
                new GroupingSets(sql(), attributes, aggregates, true).query(_ -> from));
    }

    /// Keys that a joined table has more than once, by its attributes.
    List<QueryDraft> dimensions() {
        List<QueryDraft> drafts = new ArrayList<>();
        for (Parent parent : subject.parents().stream().filter(Parent::direct).toList()) {
            String table = sql().table(parent.table().name());
            String key = sql().name(parent.key());
            List<String> select = new ArrayList<>();
            List<String> group = new ArrayList<>();
            for (int i = 0; i < parent.attributes().size(); i++) {
                String name = "t." + sql().name(parent.attributes().get(i));
                select.add(sql().asText(name) + " AS a" + i);
                group.add(name);
            }
            select.add("count(*) AS n");
            select.add(sql().countIf("x.copies > 1") + " AS k");
            drafts.add(
                    new QueryDraft(
                            Questions.DIMENSION + parent.table().name(),
                            "Does " + parent.table().name() + " have keys more than once?",
                            TestKind.EXISTENCE,
                            "SELECT "
                                    + String.join(", ", select)
                                    + " FROM "
                                    + table
                                    + " t JOIN (SELECT "
                                    + key
                                    + ", count(*) AS copies FROM "
                                    + table
                                    + " GROUP BY "
                                    + key
                                    + ") x ON x."
                                    + key
                                    + " = t."
                                    + key
                                    + (group.isEmpty()
                                            ? ""
                                            : " GROUP BY " + String.join(", ", group))));
        }
        return drafts;
    }

    /// Rows and different keys, in the window and before.
    Optional<QueryDraft> keys() {
        if (subject.key().isEmpty() || subject.kind() == MetricKind.DUPLICATE_RATE) {
            return Optional.empty();
        }
        String key = subject.key().stream().map(subject::col).collect(Collectors.joining(", "));
        String inWindow = sql().flag(subject.within(subject.timeSql(), subject.window()));
        return Optional.of(
                new QueryDraft(
                        Questions.KEYS,
                        "Are keys of " + subject.name() + " there more than once?",
                        TestKind.CONTRAST,
                        "SELECT inside, sum(copies) AS n, count(*) AS "
                                + sql().as("keys")
                                + " FROM (SELECT "
                                + inWindow
                                + " AS inside, "
                                + key
                                + ", count(*) AS copies FROM "
                                + subject.from()
                                + " WHERE "
                                + subject.within(subject.timeSql(), subject.whole())
                                + " GROUP BY "
                                + sql().at(1, inWindow)
                                + ", "
                                + key
                                + ") x GROUP BY inside ORDER BY inside"));
    }
}
