package dev.culprit.analyst.metric;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.source.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the known kind behind an aggregate: a count of rows without a value is a NULL rate, a sum of
/// ones over a count is a share, a sum over a sum is a ratio.
final class Recognition {
    private final Alert alert;
    private final Scope scope;
    private final Components components;
    private final List<String> assumptions = new ArrayList<>();
    private Optional<String> filter = Optional.empty();
    private final Set<String> filtered = new LinkedHashSet<>();
    private Optional<Term> fault = Optional.empty();
    private boolean failed;

    Recognition(Alert alert, Scope scope) {
        this.alert = alert;
        this.scope = scope;
        this.components = new Components(scope);
    }

    /// @param population terms of the rows that are counted at all
    Optional<Reading> of(Aggregate aggregate, List<List<Token>> population) {
        take(population);
        Optional<Reading> reading = failed ? Optional.empty() : read(aggregate);
        return failed ? Optional.empty() : reading;
    }

    /// Sorts terms into faults, which are what is counted, and conditions of the population.
    private void take(List<List<Token>> terms) {
        Set<String> filled = new LinkedHashSet<>();
        for (List<Token> text : terms) {
            switch (Term.of(text, scope)) {
                case Term.Time(var time) ->
                        assumptions.add(
                                "The span of time in the query ("
                                        + Tokens.text(time)
                                        + ") was left out; window and baseline decide.");
                case Term.Filled(var column) -> filled.add(column);
                case Term.Plain(var sql, var of) -> {
                    filter = and(filter, sql);
                    filtered.addAll(scope.columns(of));
                }
                case Term.Other _ -> failed = true;
                case Term other -> {
                    failed |= fault.isPresent();
                    fault = Optional.of(other);
                }
            }
        }
        boolean implied =
                fault.orElse(null) instanceof Term.Malformed
                        || fault.orElse(null) instanceof Term.Orphan;
        for (String column : filled) {
            if (!implied) {
                filter = and(filter, name(column) + " IS NOT NULL");
                filtered.add(column);
            }
        }
    }

    private static Optional<String> and(Optional<String> one, String other) {
        return Optional.of(
                one.map(text -> text + " AND (" + other + ")").orElse("(" + other + ")"));
    }

    private String name(String column) {
        return "t." + scope.sql().name(column);
    }

    private Optional<Reading> read(Aggregate aggregate) {
        return switch (aggregate) {
            case Aggregate.Rows(var condition) -> rows(condition);
            case Aggregate.Distinct(var of, var condition) -> {
                take(Tokens.conjuncts(condition));
                yield ofColumn(MetricKind.DISTINCT_COUNT, of);
            }
            case Aggregate.Copies(var key) -> ofColumn(MetricKind.DUPLICATE_RATE, key);
            case Aggregate.Latest(var of) -> latest(of);
            case Aggregate.Sum(var of, var condition) -> measure(MetricKind.SUM, of, condition);
            case Aggregate.Mean(var of, var condition) -> mean(of, condition);
            case Aggregate.Quotient(var top, var below) -> quotient(top, below);
        };
    }

    private Optional<Reading> rows(List<Token> condition) {
        take(Tokens.conjuncts(condition));
        if (fault.isPresent()) {
            assumptions.add("The number of rows with a fault was examined as their share of rows.");
            return faulty(false);
        }
        return finished(Metric.of(MetricKind.ROW_COUNT), Formula.NONE, List.of(), filter.isEmpty());
    }

    /// The share of rows with the fault that was found.
    private Optional<Reading> faulty(boolean same) {
        Metric metric =
                switch (fault.orElseThrow()) {
                    case Term.Missing(var column) -> Metric.of(MetricKind.NULL_RATE, column);
                    case Term.Orphan(var column, var parent, var key) ->
                            with(
                                    MetricKind.ORPHAN_RATE,
                                    column,
                                    Optional.of(new Metric.Reference(parent, key)),
                                    Optional.empty());
                    case Term.Malformed(var column, var format) ->
                            with(
                                    MetricKind.TYPE_MISMATCH_RATE,
                                    column,
                                    Optional.empty(),
                                    Optional.of(format));
                    case Term.Time _, Term.Filled _, Term.Plain _, Term.Other _ ->
                            Metric.of(MetricKind.ROW_COUNT);
                };
        return finished(metric, Formula.NONE, List.of(), same);
    }

    private static Metric with(
            MetricKind kind,
            String column,
            Optional<Metric.Reference> reference,
            Optional<String> format) {
        return new Metric(
                kind,
                Optional.of(column),
                Optional.empty(),
                reference,
                format,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Reading> ofColumn(MetricKind kind, List<Token> of) {
        List<List<Token>> parts = Tokens.split(Tokens.bare(of), ",");
        return scope.column(parts.getFirst())
                .flatMap(column ->
                        finished(Metric.of(kind, column.name()), Formula.NONE, List.of(), true));
    }

    private Optional<Reading> latest(List<Token> of) {
        Optional<Column> column = scope.column(of);
        boolean time = column.filter(c -> c.type().isTemporal()).isPresent();
        return time
                ? finished(
                        freshness(column.get().name(), "max(" + column.get().name() + ")"),
                        Formula.NONE,
                        List.of(),
                        true)
                : measure(MetricKind.MEAN, of, List.of());
    }

    private static Metric freshness(String column, String definition) {
        return Metric.of(MetricKind.FRESHNESS, column).withDefinition(definition);
    }

    private Optional<Reading> mean(List<Token> of, List<Token> condition) {
        List<String> times =
                scope.columns(of).stream()
                        .filter(c -> scope.table().column(c).orElseThrow().type().isTemporal())
                        .toList();
        if (times.size() >= 2) {
            return finished(
                    freshness(times.getFirst(), "avg of " + Tokens.text(of)),
                    Formula.NONE,
                    List.of(),
                    true);
        }
        return measure(MetricKind.MEAN, of, condition);
    }

    /// A sum or a mean of a column or of an expression.
    private Optional<Reading> measure(MetricKind kind, List<Token> of, List<Token> condition) {
        take(Tokens.conjuncts(condition));
        Set<String> used = scope.columns(of);
        Optional<String> number = scope.number(of);
        if (fault.isPresent() || used.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        boolean plain = scope.column(of).isPresent();
        Formula formula = plain ? Formula.NONE : Formula.number(number.get());
        Component own = components.measure(kind, used.iterator().next(), number.get(), filter);
        List<Component> parts = new ArrayList<>();
        parts.add(own);
        if (kind == MetricKind.SUM || !plain) {
            used.forEach(column -> parts.add(components.nulls(column, filter, -1)));
        }
        if (!plain) {
            used.forEach(column -> components.mean(column, filter, 0).ifPresent(parts::add));
        }
        return finished(
                Metric.of(kind, used.iterator().next()),
                formula,
                parts.size() > 1 ? parts : List.of(),
                filter.isEmpty());
    }

    private Optional<Reading> quotient(Aggregate top, Aggregate below) {
        if (below instanceof Aggregate.Rows(var counted)) {
            if (top instanceof Aggregate.Rows(var bad)) {
                return share(bad, counted);
            }
            if (top instanceof Aggregate.Distinct(var key, _)) {
                return ofColumn(MetricKind.DUPLICATE_RATE, key);
            }
        }
        Optional<Side> a = side(top);
        Optional<Side> b = side(below);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        return b.get().columns().isEmpty() ? over(a.get()) : ratio(a.get(), b.get());
    }

    /// The share of rows that meet a condition.
    private Optional<Reading> share(List<Token> bad, List<Token> counted) {
        take(Tokens.conjuncts(counted));
        List<List<Token>> terms = Tokens.conjuncts(bad);
        Optional<String> before = filter;
        List<Token> whole = Tokens.bare(bad);
        boolean single = terms.size() == 1;
        Term only = Term.of(whole, scope);
        if (single && only instanceof Term.Filled(var column)) {
            assumptions.add(
                    "The share of rows with " + column + " was examined as the share without.");
            fault = Optional.of(new Term.Missing(column));
            return faulty(false);
        }
        boolean typed = single && !(only instanceof Term.Plain) && !(only instanceof Term.Time);
        if (typed || terms.stream().anyMatch(t -> isFault(Term.of(t, scope)))) {
            take(terms);
            if (fault.isPresent()) {
                return faulty(single && before.isEmpty());
            }
        }
        if (fault.isPresent()) {
            return faulty(false);
        }
        Optional<String> condition = scope.over(whole).or(() -> scope.byKey(whole));
        Set<String> used = scope.columns(whole);
        if (condition.isEmpty()) {
            return Optional.empty();
        }
        Formula formula = Formula.share(condition.get(), Optional.empty());
        List<Component> parts = new ArrayList<>();
        Optional<String> first = used.stream().findFirst();
        parts.add(components.ratio(first.orElse(""), formula, filter));
        used.forEach(column -> parts.addAll(components.of(column, filter)));
        return finished(Reading.metric(MetricKind.RATIO, first), formula, parts, filter.isEmpty());
    }

    private static boolean isFault(Term term) {
        return term instanceof Term.Missing
                || term instanceof Term.Orphan
                || term instanceof Term.Malformed;
    }

    /// One side of a ratio.
    private record Side(String number, Set<String> columns) {}

    private Optional<Side> side(Aggregate aggregate) {
        return switch (aggregate) {
            case Aggregate.Sum(var of, var condition) -> side(of, condition);
            case Aggregate.Mean(var of, var condition) -> side(of, condition);
            case Aggregate.Rows(var condition) ->
                    condition.isEmpty()
                            ? Optional.of(new Side("1.0", Set.of()))
                            : scope.over(condition)
                                    .map(c ->
                                            new Side(
                                                    "CASE WHEN " + c + " THEN 1.0 ELSE 0.0 END",
                                                    scope.columns(condition)));
            case Aggregate.Distinct _ -> Optional.of(new Side("1.0", Set.of()));
            case Aggregate.Copies _, Aggregate.Latest _, Aggregate.Quotient _ -> Optional.empty();
        };
    }

    private Optional<Side> side(List<Token> of, List<Token> condition) {
        Optional<String> number = scope.number(of);
        Set<String> used = new LinkedHashSet<>(scope.columns(of));
        if (condition.isEmpty() || number.isEmpty()) {
            return number.map(n -> new Side(n, used));
        }
        used.addAll(scope.columns(condition));
        return scope.over(condition)
                .map(c -> new Side("CASE WHEN " + c + " THEN " + number.get() + " END", used));
    }

    /// A sum per row: a mean in which rows without a value count.
    private Optional<Reading> over(Side top) {
        if (top.columns().isEmpty()) {
            return Optional.empty();
        }
        String column = top.columns().iterator().next();
        String number = "coalesce(" + top.number() + ", 0)";
        List<Component> parts = new ArrayList<>();
        parts.add(components.measure(MetricKind.MEAN, column, number, filter));
        for (String each : top.columns()) {
            parts.add(components.nulls(each, filter, -1));
            components.mean(each, filter, 1).ifPresent(parts::add);
        }
        return finished(
                Metric.of(MetricKind.MEAN, column),
                Formula.number(top.number()),
                parts,
                filter.isEmpty());
    }

    private Optional<Reading> ratio(Side top, Side below) {
        List<Component> parts = new ArrayList<>();
        Formula formula = Formula.ratio(top.number(), below.number());
        Optional<String> first =
                java.util.stream.Stream.concat(top.columns().stream(), below.columns().stream())
                        .findFirst();
        parts.add(components.ratio(first.orElse(""), formula, filter));
        for (String each : top.columns()) {
            parts.add(components.nulls(each, filter, -1));
            components.mean(each, filter, 1).ifPresent(parts::add);
        }
        for (String each : below.columns()) {
            if (!top.columns().contains(each)) {
                parts.add(components.nulls(each, filter, 1));
                components.mean(each, filter, -1).ifPresent(parts::add);
            }
        }
        String each = top.number() + " / nullif(" + below.number() + ", 0)";
        Component instead = components.measure(MetricKind.MEAN, first.orElse(""), each, filter);
        Optional<Reading> reading =
                finished(Reading.metric(MetricKind.RATIO, first), formula, parts, filter.isEmpty());
        return reading.map(r ->
                new Reading(
                        r.alert(),
                        r.formula(),
                        r.components(),
                        Optional.of(instead),
                        false,
                        r.assumptions()));
    }

    private Optional<Reading> finished(
            Metric metric, Formula formula, List<Component> parts, boolean same) {
        if (failed) {
            return Optional.empty();
        }
        List<Component> all = new ArrayList<>(parts);
        if (!filtered.isEmpty() && all.isEmpty()) {
            all.add(components.own(metric, filter));
        }
        for (String column : filtered) {
            all.addAll(components.of(column, Optional.empty()));
        }
        return Optional.of(
                new Reading(
                        Reading.alert(
                                alert,
                                scope.table().name().toString(),
                                metric,
                                same,
                                alert.window()),
                        formula.where(filter),
                        all,
                        Optional.empty(),
                        false,
                        assumptions));
    }
}
