package dev.culprit.analyst.metric;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.source.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the components of a metric: each column's NULLs, mean and new values, and the metric
/// itself.
record Components(Scope scope) {
    /// Stands for the condition of the baseline until it is known.
    static final String PAST = "«past»";

    private SqlDialect sql() {
        return scope.sql();
    }

    private String name(String column) {
        return "t." + sql().name(column);
    }

    private static String under(Optional<String> filter, String number) {
        return filter.map(f -> "CASE WHEN " + f + " THEN " + number + " END").orElse(number);
    }

    private String rows(Optional<String> filter) {
        return filter.map(sql()::countIf).orElse("count(*)");
    }

    private static Formula formula(Optional<String> filter) {
        return Formula.NONE.where(filter);
    }

    Component nulls(String column, Optional<String> filter, int sign) {
        String missing = name(column) + " IS NULL";
        return new Component(
                MetricKind.NULL_RATE,
                column,
                formula(filter),
                sql().countIf(filter.map(f -> "(" + f + ") AND " + missing).orElse(missing)),
                Optional.of(rows(filter)),
                Component.Role.NULLS,
                sign);
    }

    /// The mean of a column of numbers.
    Optional<Component> mean(String column, Optional<String> filter, int sign) {
        return scope.table()
                .column(column)
                .filter(c -> c.type().isNumeric())
                .map(c -> {
                    String number = under(filter, sql().number(name(c.name()), true));
                    return new Component(
                            MetricKind.MEAN,
                            c.name(),
                            formula(filter),
                            "sum(" + number + ")",
                            Optional.of("count(" + number + ")"),
                            Component.Role.MEAN,
                            sign);
                });
    }

    /// Rows whose text was never seen before, as long as there are few different texts. Left out
    /// where an aggregate may not look into another query.
    Optional<Component> fresh(String column) {
        Optional<Column> text =
                scope.table()
                        .column(column)
                        .filter(c -> !c.type().isNumeric() && !c.type().isTemporal())
                        .filter(_ -> sql().nestsQueriesInAggregates());
        return text.map(c -> {
            String past = " FROM " + sql().table(scope.table().name()) + " t WHERE " + PAST;
            String seen =
                    "SELECT " + name(c.name()) + past + " AND " + name(c.name()) + " IS NOT NULL";
            String values = "(SELECT count(DISTINCT " + name(c.name()) + ")" + past + ")";
            return new Component(
                    MetricKind.DISTINCT_COUNT,
                    c.name(),
                    Formula.NONE,
                    "CASE WHEN "
                            + values
                            + " <= 200 THEN "
                            + sql().countIf(name(c.name()) + " NOT IN (" + seen + ")")
                            + " ELSE 0 END",
                    Optional.of("count(*)"),
                    Component.Role.NEW_VALUES,
                    0);
        });
    }

    /// Everything that may have happened to a column of a condition.
    List<Component> of(String column, Optional<String> filter) {
        List<Component> all = new ArrayList<>();
        all.add(nulls(column, filter, 0));
        fresh(column).ifPresent(all::add);
        mean(column, filter, 0).ifPresent(all::add);
        return all;
    }

    Component measure(MetricKind kind, String column, String number, Optional<String> filter) {
        String counted = under(filter, number);
        return new Component(
                kind,
                column,
                Formula.number(number).where(filter),
                "sum(" + counted + ")",
                kind == MetricKind.MEAN ? Optional.of("count(" + counted + ")") : Optional.empty(),
                Component.Role.OWN,
                1);
    }

    Component ratio(String column, Formula formula, Optional<String> filter) {
        return new Component(
                MetricKind.RATIO,
                column,
                formula.where(filter),
                "sum(" + under(filter, formula.number().orElse("1.0")) + ")",
                Optional.of("sum(" + under(filter, formula.weight().orElse("1.0")) + ")"),
                Component.Role.OWN,
                1);
    }

    /// The metric itself as far as a day's aggregate shows it; else its rows.
    Component own(Metric metric, Optional<String> filter) {
        String column = metric.column().orElse("");
        Component counted =
                new Component(
                        metric.kind(),
                        column,
                        formula(filter),
                        rows(filter),
                        Optional.empty(),
                        Component.Role.OWN,
                        1);
        return switch (metric.kind()) {
            case NULL_RATE -> as(nulls(column, filter, 1));
            case MEAN -> mean(column, filter, 1).map(Components::as).orElse(counted);
            case SUM ->
                    mean(column, filter, 1)
                            .map(m -> measure(MetricKind.SUM, column, inner(column), filter))
                            .orElse(counted);
            case DISTINCT_COUNT ->
                    new Component(
                            metric.kind(),
                            column,
                            formula(filter),
                            "count(DISTINCT " + under(filter, name(column)) + ")",
                            Optional.empty(),
                            Component.Role.OWN,
                            1);
            case TYPE_MISMATCH_RATE -> mismatches(metric, filter).orElse(counted);
            case ROW_COUNT,
                    DUPLICATE_RATE,
                    FRESHNESS,
                    ORPHAN_RATE,
                    RATIO,
                    CUSTOM_SQL,
                    DESCRIPTION ->
                    counted;
        };
    }

    /// Empty where the dialect cannot look for the pattern.
    private Optional<Component> mismatches(Metric metric, Optional<String> filter) {
        String column = metric.column().orElse("");
        return Optional.of(metric.format().orElse(".*"))
                .filter(sql()::canMatch)
                .map(format -> sql().matches(sql().asText(name(column)), format))
                .map(matches ->
                        new Component(
                                metric.kind(),
                                column,
                                formula(filter),
                                sql().countIf(name(column) + " IS NOT NULL AND NOT " + matches),
                                Optional.of("count(" + name(column) + ")"),
                                Component.Role.OWN,
                                1));
    }

    private String inner(String column) {
        return sql().number(name(column), true);
    }

    private static Component as(Component c) {
        return new Component(
                c.kind(), c.column(), c.formula(), c.top(), c.below(), Component.Role.OWN, 1);
    }
}
