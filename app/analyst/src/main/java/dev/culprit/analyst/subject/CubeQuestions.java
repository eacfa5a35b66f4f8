package dev.culprit.analyst.subject;

import dev.culprit.analyst.sql.GroupingSets;
import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Table;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The searched rows grouped by attributes and time.
record CubeQuestions(Subject subject) {
    private SqlDialect sql() {
        return subject.sql();
    }

    /// Every attribute by itself, in one pass each over window and baseline: which attributes are
    /// worth a leaf cube when the table is large.
    List<QueryDraft> singles(List<Attribute> attributes, Questions.Cargo cargo) {
        return List.of(
                singles(Questions.SINGLES_WINDOW, attributes, cargo, cargo.windowCondition()),
                singles(Questions.SINGLES_BASELINE, attributes, cargo, cargo.baselineCondition()));
    }

    private QueryDraft singles(
            String key, List<Attribute> attributes, Questions.Cargo cargo, String condition) {
        List<String> aggregates = new ArrayList<>();
        cargo.aggregates()
                .forEach((name, expression) -> aggregates.add(expression + " AS " + name));
        List<String> expressions = attributes.stream().map(Attribute::sql).toList();
        return new QueryDraft(
                key,
                "Which single attributes carry the change?",
                TestKind.CONTRAST,
                new GroupingSets(sql(), expressions, aggregates, false)
                        .query(used ->
                                " FROM " + joined(only(attributes, used)) + " WHERE " + condition),
                Questions.CUBE_ROWS);
    }

    private static List<Attribute> only(List<Attribute> attributes, List<String> used) {
        return attributes.stream().filter(a -> used.contains(a.sql())).toList();
    }

    /// The leaf cube of the window.
    QueryDraft windowCube(List<Attribute> attributes, Questions.Cargo cargo, long bucketSeconds) {
        return cube(
                Questions.WINDOW,
                "Which slices carry the change in the window?",
                sql().bucket(cargo.time(), subject.window().start(), bucketSeconds),
                attributes,
                cargo,
                cargo.windowCondition());
    }

    /// The leaf cube of the baseline.
    QueryDraft baselineCube(List<Attribute> attributes, Questions.Cargo cargo, long bucketSeconds) {
        return cube(
                Questions.BASELINE,
                "How did the same slices behave before?",
                sql().bucket(
                                cargo.time(),
                                subject.window().start().truncatedTo(ChronoUnit.DAYS),
                                bucketSeconds),
                attributes,
                cargo,
                cargo.baselineCondition());
    }

    private QueryDraft cube(
            String key,
            String why,
            String bucket,
            List<Attribute> attributes,
            Questions.Cargo cargo,
            String condition) {
        List<String> select = new ArrayList<>();
        List<String> group = new ArrayList<>();
        select.add(bucket + " AS bucket");
        group.add(sql().at(1, bucket));
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            String expression = isText(attribute) ? attribute.sql() : sql().asText(attribute.sql());
            select.add(expression + " AS a" + i);
            group.add(sql().at(i + 2, expression));
        }
        cargo.aggregates().forEach((name, expression) -> select.add(expression + " AS " + name));
        return new QueryDraft(
                key,
                why,
                TestKind.CONTRAST,
                "SELECT "
                        + String.join(", ", select)
                        + " FROM "
                        + joined(attributes)
                        + " WHERE "
                        + condition
                        + " GROUP BY "
                        + String.join(", ", group),
                Questions.CUBE_ROWS);
    }

    /// The searched rows with the parents whose attributes are used.
    private String joined(List<Attribute> attributes) {
        Set<String> columns = new LinkedHashSet<>();
        attributes.stream().filter(Attribute::own).forEach(a -> columns.add(a.column()));
        subject.parents().forEach(parent -> columns.add(parent.foreignKey()));
        subject.loaded().ifPresent(columns::add);
        StringBuilder from =
                new StringBuilder(
                        new MetricSql(subject, subject.table()).from(subject.whole(), columns));
        for (Parent parent : subject.parents()) {
            boolean used =
                    attributes.stream().anyMatch(a -> a.sql().startsWith(parent.alias() + "."));
            if (used) {
                from.append(subject.join(parent));
            }
        }
        return from.toString();
    }

    private boolean isText(Attribute attribute) {
        Table home =
                attribute.own()
                        ? subject.table()
                        : subject.parents().stream()
                                .filter(p -> p.table().name().equals(attribute.home()))
                                .map(Parent::table)
                                .findFirst()
                                .orElse(subject.table());
        return home.column(attribute.column()).filter(c -> c.type() == DataType.TEXT).isPresent();
    }
}
