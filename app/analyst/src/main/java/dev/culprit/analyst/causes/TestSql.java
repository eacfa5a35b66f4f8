package dev.culprit.analyst.causes;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Attribute;
import dev.culprit.analyst.subject.MetricSql;
import dev.culprit.analyst.subject.Parent;
import dev.culprit.analyst.subject.Subject;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.measurement.Slice;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Pieces of the test queries: a slice as a condition, and the rows it needs.
final class TestSql {
    private final Subject subject;
    private final SqlDialect sql;
    private final MetricSql metric;

    TestSql(Study study) {
        this.subject = study.subject();
        this.sql = subject.sql();
        this.metric = new MetricSql(subject, subject.table());
    }

    MetricSql metric() {
        return metric;
    }

    SqlDialect sql() {
        return sql;
    }

    /// Groups and orders by selected expressions, of which the first is at that position.
    String grouped(List<String> expressions, int first) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            places.add(sql.at(first + i, expressions.get(i)));
        }
        String all = String.join(", ", places);
        return " GROUP BY " + all + " ORDER BY " + all;
    }

    /// The slice as a condition; `1 = 1` for all rows. Terms on unknown attributes are left out.
    String condition(Slice slice) {
        List<String> terms = new ArrayList<>();
        for (Slice.Term term : slice.terms()) {
            attribute(term.attribute())
                    .ifPresent(
                            a -> terms.add(sql.asText(a.sql()) + " = " + sql.text(term.value())));
        }
        return terms.isEmpty() ? "1 = 1" : String.join(" AND ", terms);
    }

    Optional<Attribute> attribute(String name) {
        Optional<Attribute> listed =
                subject.attributes().stream()
                        .filter(a -> a.name().equalsIgnoreCase(name))
                        .findFirst();
        if (listed.isPresent()) {
            return listed;
        }
        return subject.table()
                .column(name)
                .map(c ->
                        new Attribute(
                                c.name(), subject.col(c.name()), subject.name(), c.name(), true));
    }

    /// Whether the searched rows can be split by the slice.
    boolean knows(Slice slice) {
        return slice.terms().stream().allMatch(t -> attribute(t.attribute()).isPresent());
    }

    TimeWindow whole() {
        return new TimeWindow(subject.time(), subject.baseline().start(), subject.window().end());
    }

    /// The rows with everything that the slices need joined.
    String from(Slice... slices) {
        Set<String> columns = new LinkedHashSet<>();
        Set<String> aliases = new LinkedHashSet<>();
        for (Slice slice : slices) {
            for (Slice.Term term : slice.terms()) {
                Optional<Attribute> attribute = attribute(term.attribute());
                if (attribute.isPresent() && attribute.get().own()) {
                    columns.add(attribute.get().column());
                } else if (attribute.isPresent()) {
                    String of = attribute.get().sql();
                    aliases.add(of.substring(0, of.indexOf('.')));
                }
            }
        }
        StringBuilder joins = new StringBuilder();
        for (Parent parent : subject.parents()) {
            if (aliases.contains(parent.alias())) {
                columns.add(parent.foreignKey());
                joins.append(subject.join(parent));
            }
        }
        subject.loaded().ifPresent(columns::add);
        return metric.from(whole(), columns) + joins;
    }

    String inWindow() {
        return subject.within(subject.timeSql(), subject.window());
    }

    String inWhole() {
        return subject.within(subject.timeSql(), whole());
    }

    /// Rows of the window from the onset on.
    String since(Optional<LocalDateTime> onset) {
        LocalDateTime from =
                onset.filter(at -> at.isAfter(subject.window().start()))
                        .filter(at -> at.isBefore(subject.window().end()))
                        .orElse(subject.window().start());
        return subject.timeSql()
                + " >= "
                + sql.time(from)
                + " AND "
                + subject.timeSql()
                + " < "
                + sql.time(subject.window().end());
    }

    String inBaseline() {
        return subject.within(subject.timeSql(), subject.baseline());
    }

    /// A text that names a hypothesis' query, so that no two hypotheses ask the same.
    String mark(Suspect suspect) {
        return sql.text(suspect.fault().name().toLowerCase(Locale.ROOT)) + " AS suspected";
    }
}
