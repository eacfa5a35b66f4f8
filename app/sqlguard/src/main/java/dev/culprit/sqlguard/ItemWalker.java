package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.SelectItem;

/// Walks the list of a `SELECT` and works out its output columns.
final class ItemWalker {
    private final Walk walk;
    private final SelectWalker selects;
    private final Scope scope;
    private final Facts facts;
    private final SelectWalker.Stars stars;

    ItemWalker(
            Walk walk, SelectWalker selects, Scope scope, Facts facts, SelectWalker.Stars stars) {
        this.walk = walk;
        this.selects = selects;
        this.scope = scope;
        this.facts = facts;
        this.stars = stars;
    }

    List<Relation.Item> read(List<SelectItem<?>> items) {
        List<Relation.Item> columns = new ArrayList<>();
        for (SelectItem<?> item : items) {
            Expression expression = item.getExpression();
            if (expression.getClass() == AllColumns.class) {
                columns.addAll(star((AllColumns) expression, scope.relations()));
            } else if (expression.getClass() == AllTableColumns.class) {
                AllTableColumns star = (AllTableColumns) expression;
                Relation relation = selects.expressions(scope).relation(star.getTable());
                columns.addAll(star(star, List.of(relation)));
            } else {
                columns.add(single(item));
            }
        }
        return columns;
    }

    private Relation.Item single(SelectItem<?> item) {
        ExpressionWalker expressions = selects.expressions(scope);
        expressions.read(item.getExpression());
        facts.addAll(expressions.facts());
        String name = item.getAlias() == null ? implied(item.getExpression()) : alias(item);
        Relation.Item column =
                new Relation.Item(
                        walk.names().key(name),
                        Names.unquoted(name),
                        expressions.facts().columns());
        scope.addOutput(column);
        return column;
    }

    private String alias(SelectItem<?> item) {
        String name = item.getAlias().getName();
        Clauses.forbid(
                name.startsWith("'") || Clauses.anyOf(item.getAlias().getAliasColumns()),
                "An alias is one name, quoted with double quotes if at all.");
        walk.words().name(name);
        return name;
    }

    /// The name a server gives to an item without an alias; empty where servers differ.
    private static String implied(Expression expression) {
        return switch (expression) {
            case Column column -> column.getColumnName();
            case DateUnitExpression unit -> unit.getType().name().toLowerCase(Locale.ROOT);
            case Function function -> function.getName().toLowerCase(Locale.ROOT);
            case AnalyticExpression call -> call.getName().toLowerCase(Locale.ROOT);
            case CastExpression cast -> implied(cast.getLeftExpression());
            default -> "";
        };
    }

    private List<Relation.Item> star(AllColumns star, List<Relation> relations) {
        if (relations.isEmpty()) {
            throw new RefusedException(
                    Reason.UNKNOWN_COLUMN, "There is nothing that * could stand for.");
        }
        List<Relation.Item> all = new ArrayList<>();
        relations.forEach(relation -> all.addAll(relation.columns()));
        List<String> left = excepted(star, all);
        all.removeIf(item -> left.contains(item.key()));
        replaced(star, all);
        all.forEach(scope::addOutput);
        if (stars == SelectWalker.Stars.COUNT) {
            all.forEach(item -> item.origins().forEach(walk.reads()::column));
            relations.stream()
                    .filter(Relation::isBase)
                    .forEach(base -> walk.reads().warn("Reads every column of " + base.display()));
        }
        return all;
    }

    private List<String> excepted(AllColumns star, List<Relation.Item> all) {
        List<String> keys = new ArrayList<>();
        if (star.getExceptColumns() != null) {
            for (Column column : star.getExceptColumns()) {
                Clauses.forbid(column.getTable(), "Columns to exclude are plain names.");
                keys.add(existing(column.getColumnName(), all));
            }
        }
        return keys;
    }

    private void replaced(AllColumns star, List<Relation.Item> all) {
        if (star.getReplaceExpressions() == null) {
            return;
        }
        for (SelectItem<?> item : star.getReplaceExpressions()) {
            ExpressionWalker expressions = selects.expressions(scope);
            expressions.read(item.getExpression());
            facts.addAll(expressions.facts());
            existing(alias(item), all);
        }
    }

    private String existing(String name, List<Relation.Item> all) {
        String key = walk.names().key(name);
        walk.words().name(name);
        if (all.stream().noneMatch(item -> item.key().equals(key))) {
            throw scope.unknownColumn(name);
        }
        return key;
    }
}
