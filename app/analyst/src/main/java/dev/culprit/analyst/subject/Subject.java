package dev.culprit.analyst.subject;

import dev.culprit.analyst.metric.Formula;
import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An alert resolved against the schema.
///
/// @param watched the table the alert is on
/// @param table the table that is searched: the fact a mart is built from, else `watched`
/// @param time event time in both
/// @param loaded when a row of `table` was loaded, where it has such a column
/// @param key columns of the primary key, empty when unknown
/// @param holiday calendar table with its date and what marks special days
/// @param formula what the metric's kind and column do not say
/// @param assumptions what was inferred
public record Subject(
        Alert alert,
        SqlDialect sql,
        Table watched,
        Table table,
        String time,
        Optional<String> loaded,
        List<String> key,
        TimeWindow window,
        TimeWindow baseline,
        List<String> attributeColumns,
        List<Parent> parents,
        List<Upstream> upstream,
        Optional<Calendar> holiday,
        Formula formula,
        List<String> assumptions) {

    /// A table of days.
    ///
    /// @param marks flags, and names that only special days have
    public record Calendar(Table table, String day, List<Column> marks) {}

    /// What is examined as a phrase, for example `NULL rate of orders.user_id`.
    public String title() {
        return alert.title() + formula.words();
    }

    public MetricKind kind() {
        return alert.metric().kind();
    }

    public Optional<String> column() {
        return alert.metric().column();
    }

    /// Whether the alert is on a table that is built from the searched one.
    public boolean onMart() {
        return !watched.name().equals(table.name());
    }

    public TableName name() {
        return table.name();
    }

    public boolean has(String column) {
        return table.column(column).isPresent();
    }

    /// A column of the searched table in SQL, with its alias.
    public String col(String column) {
        return "t." + sql.name(table.column(column).map(c -> c.name()).orElse(column));
    }

    /// Event time in SQL.
    public String timeSql() {
        return timeSql(table, time);
    }

    public String loadedSql() {
        return timeSql(table, loaded.orElse(time));
    }

    public String timeSql(Table of, String column) {
        Optional<Column> known = of.column(column);
        return sql.timeOf("t." + sql.name(known.map(Column::name).orElse(column)), known);
    }

    /// A column as a number.
    public String numberSql(String column) {
        boolean stored = table.column(column).filter(c -> c.type().isNumeric()).isPresent();
        return sql.number(col(column), stored);
    }

    /// Baseline and window, with what lies between.
    TimeWindow whole() {
        return new TimeWindow(time, baseline.start(), window.end());
    }

    /// Width of a series bucket: a day for distinct counts, which do not add up, else an hour.
    long bucketSeconds() {
        return kind() == MetricKind.DISTINCT_COUNT ? 86_400 : 3_600;
    }

    public String within(String time, TimeWindow span) {
        return time
                + " >= "
                + sql.time(span.start())
                + " AND "
                + time
                + " < "
                + sql.time(span.end());
    }

    /// The attributes that exist before their values are known.
    public List<Attribute> attributes() {
        List<Attribute> all = new ArrayList<>();
        for (String column : attributeColumns) {
            all.add(new Attribute(column, col(column), table.name(), column, true));
        }
        for (Parent parent : parents) {
            for (String column : parent.attributes()) {
                all.add(
                        new Attribute(
                                parent.table().name().name() + "." + column,
                                parent.alias() + "." + joined(column),
                                parent.table().name(),
                                column,
                                false));
            }
        }
        return all;
    }

    /// The same with fewer attributes.
    public Subject only(Set<String> names) {
        List<String> own = attributeColumns.stream().filter(names::contains).toList();
        List<Parent> kept = new ArrayList<>();
        for (Parent parent : parents) {
            String home = parent.table().name().name();
            kept.add(
                    new Parent(
                            parent.alias(),
                            parent.table(),
                            parent.key(),
                            parent.foreignKey(),
                            parent.attributes().stream()
                                    .filter(a -> names.contains(home + "." + a))
                                    .toList(),
                            parent.through()));
        }
        return new Subject(
                alert,
                sql,
                watched,
                table,
                time,
                loaded,
                key,
                window,
                baseline,
                own,
                kept,
                upstream,
                holiday,
                formula,
                assumptions);
    }

    /// What a parent's column is called in the join; a path to a field cannot be a name of its own.
    private String joined(String column) {
        return sql.name(column.replace(".", "__"));
    }

    /// The join that brings in a parent, one row for each key however often the key is there.
    public String join(Parent parent) {
        StringBuilder columns = new StringBuilder();
        for (String column : parent.attributes()) {
            String name = "g." + sql.name(column);
            boolean text =
                    parent.table()
                            .column(column)
                            .filter(c -> c.type() == DataType.TEXT)
                            .isPresent();
            columns.append(", min(")
                    .append(text ? name : sql.asText(name))
                    .append(") AS ")
                    .append(joined(column));
        }
        String own = "g." + sql.name(parent.key());
        String reference =
                parent.through().map(between -> "b." + sql.name(between.key())).orElse(own);
        String from =
                parent.through()
                        .map(between ->
                                sql.table(between.table().name())
                                        + " b JOIN "
                                        + sql.table(parent.table().name())
                                        + " g ON "
                                        + own
                                        + " = b."
                                        + sql.name(between.foreignKey()))
                        .orElse(sql.table(parent.table().name()) + " g");
        return " LEFT JOIN (SELECT "
                + reference
                + " AS reference"
                + columns
                + " FROM "
                + from
                + " GROUP BY "
                + reference
                + ") "
                + parent.alias()
                + " ON "
                + parent.alias()
                + ".reference = "
                + col(parent.foreignKey());
    }

    public String from() {
        return rows(table);
    }

    /// The rows of a table that the metric looks at, with the alias `t`.
    String rows(Table of) {
        String name = sql.table(of.name());
        return formula.filter()
                .map(filter -> "(SELECT t.* FROM " + name + " t WHERE " + filter + ") t")
                .orElse(name + " t");
    }

    public String fromWithParents() {
        StringBuilder from = new StringBuilder(from());
        parents.stream().filter(p -> !p.attributes().isEmpty()).forEach(p -> from.append(join(p)));
        return from.toString();
    }
}
