package dev.culprit.sqlguard;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/// Decides whether a `SELECT` returns aggregates only: every output is an aggregate, a group key or
/// made of those, or all it reads is aggregated already. In doubt it says no. Grouping by a whole
/// primary key returns single rows and does not count, nor do aggregates that hand on a single
/// value such as `any_value`. `min` and `max` do count.
final class AggregateRule {
    private final Walk walk;
    private final PlainSelect select;
    private final Scope scope;
    private final Facts facts;
    private final Set<String> keys = new HashSet<>();

    AggregateRule(Walk walk, PlainSelect select, Scope scope, Facts facts) {
        this.walk = walk;
        this.select = select;
        this.scope = scope;
        this.facts = facts;
    }

    SelectWalker.Result result(List<Relation.Item> columns) {
        return new SelectWalker.Result(columns, isAggregate(), isSingle());
    }

    /// An aggregate without `GROUP BY`, or nothing but single rows side by side.
    private boolean isSingle() {
        return select.getGroupBy() == null
                && (facts.aggregate() || scope.relations().stream().allMatch(Relation::single));
    }

    private boolean isAggregate() {
        List<Relation> relations = scope.relations();
        if (!relations.isEmpty() && relations.stream().allMatch(Relation::aggregate)) {
            return true;
        }
        if (select.getGroupBy() == null) {
            return facts.aggregate() && allSettled();
        }
        if (GroupKeys.isAll(select.getGroupBy())) {
            return false;
        }
        collectKeys();
        return !keysIdentifyRows() && allSettled();
    }

    private boolean allSettled() {
        return select.getSelectItems().stream()
                .allMatch(item ->
                        isKey(item.getExpression())
                                || isAliasOfKey(item)
                                || isSettled(item.getExpression()));
    }

    private void collectKeys() {
        for (Expression key : GroupKeys.of(select.getGroupBy())) {
            keys.add(text(ordinal(key).orElse(key)));
        }
    }

    /// The item that a key such as `1` stands for.
    private Optional<Expression> ordinal(Expression key) {
        if (key instanceof LongValue number && number.getStringValue().length() < 5) {
            int index = Integer.parseInt(number.getStringValue()) - 1;
            if (index >= 0 && index < select.getSelectItems().size()) {
                return Optional.of(select.getSelectItem(index).getExpression());
            }
        }
        return Optional.empty();
    }

    private boolean isKey(Expression expression) {
        return keys.contains(text(expression));
    }

    private boolean isAliasOfKey(SelectItem<?> item) {
        return item.getAlias() != null
                && keys.contains(item.getAlias().getName().toLowerCase(Locale.ROOT));
    }

    private static String text(Expression expression) {
        return expression.toString().toLowerCase(Locale.ROOT);
    }

    private boolean keysIdentifyRows() {
        Set<BaseColumn> grouped = new HashSet<>();
        GroupKeys.of(select.getGroupBy())
                .forEach(key -> grouped.addAll(origins(ordinal(key).orElse(key))));
        return scope.relations().stream()
                .flatMap(relation -> relation.table().stream())
                .anyMatch(table ->
                        !table.primaryKey().isEmpty()
                                && table.primaryKey().stream()
                                        .flatMap(name -> table.column(name).stream())
                                        .allMatch(column ->
                                                grouped.contains(new BaseColumn(table, column))));
    }

    private Set<BaseColumn> origins(Expression key) {
        ExpressionWalker again = new ExpressionWalker(walk, new SelectWalker(walk), scope);
        again.read(key);
        return again.facts().columns();
    }

    private boolean isSettled(@Nullable Expression expression) {
        return switch (expression) {
            case null -> true;
            case LongValue any -> true;
            case DoubleValue any -> true;
            case StringValue any -> true;
            case NullValue any -> true;
            case Expression key when isKey(key) -> true;
            case Column column -> false;
            case Function call -> isSettled(call);
            case AnalyticExpression call -> isSettled(call);
            case CastExpression cast -> isSettled(cast.getLeftExpression());
            case ArrayExpression place -> isSettled(place.getObjExpression());
            case SignedExpression signed -> isSettled(signed.getExpression());
            case BinaryExpression both ->
                    isSettled(both.getLeftExpression()) && isSettled(both.getRightExpression());
            case CaseExpression choice ->
                    isSettled(choice.getSwitchExpression())
                            && isSettled(choice.getElseExpression())
                            && choice.getWhenClauses().stream().allMatch(this::isSettled);
            case WhenClause when ->
                    isSettled(when.getWhenExpression()) && isSettled(when.getThenExpression());
            case ParenthesedExpressionList<?> list -> list.stream().allMatch(this::isSettled);
            default -> false;
        };
    }

    private boolean isSettled(Function call) {
        if (walk.functions().isAggregate(call.getName())) {
            return walk.functions().summarises(call.getName());
        }
        return call.getNamedParameters() == null
                && (call.getParameters() == null
                        || call.getParameters().stream().allMatch(this::isSettled));
    }

    private boolean isSettled(AnalyticExpression call) {
        boolean windowed =
                call.getType() == AnalyticType.OVER
                        || call.getType() == AnalyticType.WITHIN_GROUP_OVER;
        return windowed
                ? isSettled(call.getExpression())
                        && isSettled(call.getOffset())
                        && isSettled(call.getDefaultValue())
                : walk.functions().summarises(call.getName());
    }
}
