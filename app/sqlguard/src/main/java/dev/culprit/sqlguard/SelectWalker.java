package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/// Walks a `SELECT` and every `SELECT` inside it, and works out what each returns.
final class SelectWalker {
    /// Whether a star means that all columns are read: inside `EXISTS` it does not.
    enum Stars {
        COUNT,
        IGNORE
    }

    /// What a `SELECT` returns.
    ///
    /// @param aggregate whether every row is an aggregate
    /// @param single whether there is at most one row
    record Result(List<Relation.Item> columns, boolean aggregate, boolean single) {
        Result {
            columns = List.copyOf(columns);
        }

        Relation named(String key, List<String> renamed, Names names) {
            List<Relation.Item> items = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Relation.Item item = columns.get(i);
                items.add(
                        i < renamed.size()
                                ? new Relation.Item(
                                        names.key(renamed.get(i)),
                                        Names.unquoted(renamed.get(i)),
                                        item.origins())
                                : item);
            }
            return new Relation(key, Optional.empty(), false, items, aggregate, single);
        }
    }

    private final Walk walk;

    SelectWalker(Walk walk) {
        this.walk = walk;
    }

    Result read(Select select, Scope around, Stars stars) {
        Clauses.check(select, walk.dialect());
        Scope scope = around.nested();
        readWith(select.getWithItemsList(), scope);
        if (select.getClass() == PlainSelect.class) {
            return plain((PlainSelect) select, scope, stars);
        }
        if (select.getClass() == SetOperationList.class) {
            return operations((SetOperationList) select, scope);
        }
        if (select.getClass() == ParenthesedSelect.class
                || select.getClass() == LateralSubSelect.class) {
            return parenthesed((ParenthesedSelect) select, scope, stars);
        }
        throw new RefusedException(
                Reason.NOT_A_SELECT, "A query starts with SELECT, or with WITH and then SELECT.");
    }

    private void readWith(@Nullable List<WithItem<?>> items, Scope scope) {
        if (items == null) {
            return;
        }
        for (WithItem<?> item : items) {
            Clauses.check(item);
            String name = item.getAlias().getName();
            List<String> columns = renamed(item);
            if (columns.isEmpty()) {
                walk.words().name(name);
            } else {
                walk.words().callable(name);
                columns.forEach(walk.words()::name);
            }
            Result result = read(item.getSelect(), scope, Stars.COUNT);
            scope.addCte(result.named(walk.names().key(name), columns, walk.names()));
        }
    }

    private static List<String> renamed(WithItem<?> item) {
        return item.getWithItemList() == null
                ? List.of()
                : item.getWithItemList().stream()
                        .map(column -> column.getExpression().toString())
                        .toList();
    }

    private Result operations(SetOperationList list, Scope scope) {
        Clauses.checkOperations(list);
        liftTail(list);
        List<Result> parts = new ArrayList<>();
        list.getSelects().forEach(part -> parts.add(read(part, scope, Stars.COUNT)));
        List<Relation.Item> columns = parts.getFirst().columns();
        boolean aggregate = parts.stream().allMatch(Result::aggregate);
        orderBy(list, scope, columns);
        return new Result(columns, aggregate, false);
    }

    /// After `INTERSECT` and `EXCEPT` the parser hangs what ends the text on the last query; to every
    /// server it belongs to the whole.
    private void liftTail(SetOperationList list) {
        Select last = list.getSelects().getLast();
        if (last.getClass() != PlainSelect.class) {
            return;
        }
        Clauses.check(last, walk.dialect());
        if (list.getOrderByElements() == null) {
            list.setOrderByElements(last.getOrderByElements());
            last.setOrderByElements(null);
        }
        if (list.getLimit() == null) {
            list.setLimit(last.getLimit());
            last.setLimit(null);
        }
        if (list.getFetch() == null) {
            list.setOffset(last.getOffset());
            list.setFetch(last.getFetch());
            last.setOffset(null);
            last.setFetch(null);
        }
    }

    private Result parenthesed(ParenthesedSelect select, Scope scope, Stars stars) {
        Clauses.forbid(
                Clauses.anyOf(select.getPivot(), select.getUnPivot(), select.getSampleClause()),
                "PIVOT and samples of a sub-query are not allowed.");
        Result inner = read(select.getSelect(), scope, stars);
        orderBy(select, scope, inner.columns());
        return inner;
    }

    /// Orders what another query returns: only its output columns have names here.
    private void orderBy(Select select, Scope scope, List<Relation.Item> columns) {
        Scope order = scope.withoutRelations();
        columns.forEach(order::addOutput);
        order.showOutputs();
        expressions(order).orderBy(select.getOrderByElements());
    }

    private Result plain(PlainSelect select, Scope scope, Stars stars) {
        Clauses.checkPlain(select, walk.dialect());
        FromWalker from = new FromWalker(walk, this, scope);
        from.read(select.getFromItem(), select.getJoins());
        if (walk.seesOwnOutputs()) {
            scope.showOutputs();
        }
        Facts facts = new Facts();
        List<Relation.Item> columns =
                new ItemWalker(walk, this, scope, facts, stars).read(select.getSelectItems());
        from.warnUnlinked(where(select.getWhere(), scope));
        scope.showOutputs();
        groupBy(select, scope);
        ExpressionWalker rest = expressions(scope);
        rest.read(select.getHaving());
        Clauses.forbid(
                select.getQualify() != null && !walk.knowsQualify(),
                "QUALIFY is not known here; use a sub-query.");
        rest.read(select.getQualify());
        windows(select.getWindowDefinitions(), rest);
        distinctOn(select, rest);
        rest.orderBy(select.getOrderByElements());
        return new AggregateRule(walk, select, scope, facts).result(columns);
    }

    /// @return for each condition that must hold, the relations it speaks of
    private List<Set<Relation>> where(@Nullable Expression condition, Scope scope) {
        List<Set<Relation>> linked = new ArrayList<>();
        for (Expression part : conjuncts(condition)) {
            ExpressionWalker expressions = expressions(scope);
            expressions.read(part);
            walk.reads().filteredBy(expressions.facts().columns());
            linked.add(expressions.facts().relations());
        }
        return linked;
    }

    private static List<Expression> conjuncts(@Nullable Expression condition) {
        List<Expression> parts = new ArrayList<>();
        Expression left = condition;
        while (left instanceof AndExpression and && left.getClass() == AndExpression.class) {
            parts.addFirst(and.getRightExpression());
            left = and.getLeftExpression();
        }
        if (left != null) {
            parts.addFirst(left);
        }
        return parts;
    }

    private void groupBy(PlainSelect select, Scope scope) {
        if (select.getGroupBy() == null) {
            return;
        }
        Clauses.forbid(
                select.getGroupBy().isMysqlWithRollup()
                        || select.getGroupBy().hasGroupBySortDirections(),
                "This kind of GROUP BY is not allowed; use ROLLUP (..).");
        ExpressionWalker expressions = expressions(scope);
        GroupKeys.of(select.getGroupBy()).forEach(expressions::read);
    }

    private static void windows(
            @Nullable List<WindowDefinition> definitions, ExpressionWalker expressions) {
        if (definitions != null) {
            definitions.forEach(expressions::window);
        }
    }

    private static void distinctOn(PlainSelect select, ExpressionWalker expressions) {
        if (select.getDistinct() == null) {
            return;
        }
        Clauses.forbid(
                select.getDistinct().isUseUnique() || select.getDistinct().isUseDistinctRow(),
                "Write SELECT DISTINCT.");
        List<SelectItem<?>> on = select.getDistinct().getOnSelectItems();
        if (on != null) {
            on.forEach(item -> expressions.read(item.getExpression()));
        }
    }

    ExpressionWalker expressions(Scope scope) {
        return new ExpressionWalker(walk, this, scope);
    }

    /// Names of the columns a list such as `t(a, b)` gives, accounted for.
    List<String> columnNames(net.sf.jsqlparser.expression.@Nullable Alias alias) {
        if (alias == null || alias.getAliasColumns() == null) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        alias.getAliasColumns()
                .forEach(column -> {
                    Clauses.forbid(column.colDataType, "Columns are listed by name only.");
                    names.add(column.name);
                });
        names.forEach(walk.words()::name);
        return List.copyOf(names);
    }
}
