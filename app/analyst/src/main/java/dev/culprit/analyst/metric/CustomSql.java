package dev.culprit.analyst.metric;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Recognises the usual shapes of a monitor's own query and of a ratio's two sides.
final class CustomSql {
    private CustomSql() {}

    static Optional<Reading> query(Alert alert, DatasetContext context) {
        SqlDialect sql = SqlDialect.of(context.dialect(), context.capabilities());
        return Selection.of(alert.metric().sql().orElse(""))
                .map(CustomSql::flat)
                .flatMap(select -> query(alert, context.schema(), sql, select));
    }

    private static Optional<Reading> query(
            Alert alert, Schema schema, SqlDialect sql, Selection select) {
        Optional<Scope> scope = scope(alert, schema, sql, select);
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        Optional<Aggregate> aggregate =
                repeated(select)
                        ? Optional.of(new Aggregate.Copies(select.groups().getFirst()))
                        : aggregate(select);
        return aggregate.flatMap(
                a -> new Recognition(alert, scope.get()).of(a, select.conditions()));
    }

    private static Optional<Aggregate> aggregate(Selection select) {
        return select.items().stream().map(Aggregate::of).flatMap(Optional::stream).findFirst();
    }

    /// Keys that are there more than once.
    private static boolean repeated(Selection select) {
        boolean counted =
                Tokens.text(select.having())
                        .toLowerCase(Locale.ROOT)
                        .matches("count\\(.*\\) (> 1|>= 2)");
        return counted && !select.groups().isEmpty();
    }

    /// The select that aggregates, when it stands inside another.
    private static Selection flat(Selection select) {
        Selection at = select;
        for (int depth = 0; depth < 4; depth++) {
            Optional<Selection> inner =
                    at.sources().size() == 1 ? at.sources().getFirst().inner() : Optional.empty();
            if (inner.isEmpty()) {
                return at;
            }
            boolean decides = aggregate(inner.get()).isPresent() || repeated(inner.get());
            at = decides ? inner.get() : merged(at, inner.get());
        }
        return at;
    }

    private static Selection merged(Selection outer, Selection inner) {
        List<List<Token>> conditions = new ArrayList<>(inner.conditions());
        conditions.addAll(outer.conditions());
        return new Selection(
                outer.items(), inner.sources(), conditions, outer.groups(), outer.having());
    }

    private static Optional<Scope> scope(
            Alert alert, Schema schema, SqlDialect sql, Selection select) {
        List<Selection.Source> sources = select.sources();
        if (sources.stream().anyMatch(s -> schema.table(s.table()).isEmpty())) {
            return Optional.empty();
        }
        Optional<Table> dataset = schema.table(alert.dataset());
        int main = 0;
        for (int i = 0; i < sources.size(); i++) {
            Table table = schema.table(sources.get(i).table()).orElseThrow();
            main = dataset.filter(table::equals).isPresent() ? i : main;
        }
        Table table = schema.table(sources.get(main).table()).orElseThrow();
        Scope alone =
                new Scope(sql, table, Scope.names(table, sources.get(main).alias()), List.of());
        List<Scope.Joined> joins = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            if (i != main) {
                Optional<Scope.Joined> joined =
                        joined(
                                alone,
                                schema,
                                sources.get(i),
                                sources.get(Math.max(i, main)),
                                select);
                if (joined.isEmpty()) {
                    return Optional.empty();
                }
                joins.add(joined.get());
            }
        }
        Set<String> names = new LinkedHashSet<>(alone.aliases());
        return Optional.of(new Scope(sql, table, names, joins));
    }

    /// The keys by which a table is joined to the watched one.
    private static Optional<Scope.Joined> joined(
            Scope main,
            Schema schema,
            Selection.Source source,
            Selection.Source later,
            Selection select) {
        Table table = schema.table(source.table()).orElseThrow();
        Set<String> names = Scope.names(table, source.alias());
        for (String key : later.using()) {
            if (main.table().column(key).isPresent() && table.column(key).isPresent()) {
                return Optional.of(new Scope.Joined(table, names, key, key, source.outer()));
            }
        }
        Scope theirs = new Scope(main.sql(), table, names, List.of());
        List<List<Token>> conditions = new ArrayList<>(later.on());
        conditions.addAll(select.conditions());
        for (List<Token> condition : conditions) {
            List<List<Token>> sides = Tokens.split(Tokens.bare(condition), "=");
            for (int own = 0; own < 2 && sides.size() == 2; own++) {
                var mine = main.column(sides.get(own));
                var other = theirs.column(sides.get(1 - own));
                if (mine.isPresent() && other.isPresent()) {
                    return Optional.of(
                            new Scope.Joined(
                                    table,
                                    names,
                                    mine.get().name(),
                                    other.get().name(),
                                    source.outer()));
                }
            }
        }
        return Optional.empty();
    }

    /// A ratio of two columns or expressions.
    static Optional<Reading> ratio(Alert alert, DatasetContext context, Table table) {
        Scope scope = Scope.of(SqlDialect.of(context.dialect(), context.capabilities()), table);
        Optional<Aggregate> top = side(alert.metric().numerator().orElse(""), scope);
        Optional<Aggregate> below = side(alert.metric().denominator().orElse(""), scope);
        if (top.isEmpty() || below.isEmpty()) {
            return Optional.empty();
        }
        return new Recognition(alert, scope)
                .of(new Aggregate.Quotient(top.get(), below.get()), List.of());
    }

    /// A column or an expression over a row stands for its sum, a condition for the rows that meet
    /// it.
    private static Optional<Aggregate> side(String text, Scope scope) {
        List<Token> tokens = Token.of(text);
        Optional<Selection> whole = Selection.of(text);
        if (whole.isPresent()) {
            return aggregate(whole.get());
        }
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        if (scope.column(tokens).filter(c -> c.type() == DataType.BOOLEAN).isPresent()) {
            return Optional.of(new Aggregate.Rows(tokens));
        }
        return Aggregate.of(tokens)
                .or(() ->
                        scope.column(tokens).isPresent()
                                ? Optional.of(new Aggregate.Sum(tokens, List.of()))
                                : Choice.of(tokens)
                                        .map(c ->
                                                c.isFlag()
                                                        ? new Aggregate.Rows(c.condition())
                                                        : new Aggregate.Sum(
                                                                c.then(), c.condition())))
                .or(() ->
                        scope.over(tokens).isPresent() && !scope.columns(tokens).isEmpty()
                                ? Optional.of(new Aggregate.Sum(tokens, List.of()))
                                : Optional.empty());
    }
}
