package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.jspecify.annotations.Nullable;

/// Walks the `FROM` of one `SELECT` and puts its relations into scope.
final class FromWalker {
    private final Walk walk;
    private final SelectWalker selects;
    private final Scope scope;
    private final List<Relation> unconditional = new ArrayList<>();

    FromWalker(Walk walk, SelectWalker selects, Scope scope) {
        this.walk = walk;
        this.selects = selects;
        this.scope = scope;
    }

    void read(@Nullable FromItem first, @Nullable List<Join> joins) {
        if (first != null) {
            item(first);
        }
        if (joins != null) {
            joins.forEach(this::join);
        }
    }

    /// Warns of joins that neither have a condition of their own nor are tied by the `WHERE`.
    ///
    /// @param linked for each condition of the `WHERE`, the relations it speaks of
    void warnUnlinked(List<Set<Relation>> linked) {
        for (Relation relation : unconditional) {
            boolean tied =
                    linked.stream().anyMatch(set -> set.size() > 1 && set.contains(relation));
            boolean alone =
                    scope.relations().stream()
                            .allMatch(any -> any.equals(relation) || any.single());
            if (!tied && !alone && !relation.single()) {
                walk.reads()
                        .warn(
                                "Every row of "
                                        + relation.display()
                                        + " meets every other row: a join without a condition");
            }
        }
    }

    private void join(Join join) {
        Clauses.check(join, walk.knowsAsOf());
        int before = scope.relations().size();
        item(join.getFromItem());
        List<Relation> added = scope.relations().subList(before, scope.relations().size());
        ExpressionWalker on = selects.expressions(scope);
        on.readAll(join.getOnExpressions());
        join.getUsingColumns().forEach(column -> using(column, before));
        boolean lateral = join.getFromItem() instanceof LateralSubSelect;
        if (!lateral && on.facts().relations().size() < 2 && join.getUsingColumns().isEmpty()) {
            unconditional.addAll(added);
        }
    }

    /// A `USING` column exists on both sides.
    private void using(Column column, int before) {
        String name = column.getColumnName();
        String key = walk.names().key(name);
        walk.words().name(name);
        List<Relation> all = scope.relations();
        boolean left = all.subList(0, before).stream().anyMatch(r -> r.column(key).isPresent());
        boolean right =
                all.subList(before, all.size()).stream().anyMatch(r -> r.column(key).isPresent());
        if (!left || !right || column.getTable() != null) {
            throw new RefusedException(
                    Reason.UNKNOWN_COLUMN,
                    "USING takes columns of both sides of the join, and " + name + " is not one.");
        }
        scope.bare(key).orElseThrow().origins().forEach(walk.reads()::column);
    }

    private void item(FromItem item) {
        if (item.getClass() == net.sf.jsqlparser.schema.Table.class) {
            scope.add(table((net.sf.jsqlparser.schema.Table) item));
        } else if (item.getClass() == ParenthesedSelect.class) {
            scope.add(derived((ParenthesedSelect) item, scope.withoutRelations()));
        } else if (item.getClass() == LateralSubSelect.class) {
            LateralSubSelect lateral = (LateralSubSelect) item;
            Clauses.forbid(
                    !"LATERAL".equals(lateral.getPrefix().toUpperCase(Locale.ROOT)),
                    lateral.getPrefix() + " is not allowed.");
            scope.add(derived(lateral, scope));
        } else if (item.getClass() == ParenthesedFromItem.class) {
            ParenthesedFromItem group = (ParenthesedFromItem) item;
            Clauses.check(item);
            Clauses.forbid(group.getAlias(), "A bracketed join takes no alias.");
            read(group.getFromItem(), group.getJoins());
        } else if (item instanceof TableFunction function) {
            throw new RefusedException(
                    Reason.FORBIDDEN_FUNCTION,
                    "Functions in FROM are not allowed: " + function.getFunctions() + ".");
        } else {
            throw new RefusedException(
                    Reason.FORBIDDEN_CLAUSE, "FROM takes tables and sub-queries only.");
        }
    }

    private Relation derived(ParenthesedSelect select, Scope around) {
        String name = select.getAlias() == null ? "" : alias(select.getAlias());
        List<String> columns = selects.columnNames(select.getAlias());
        SelectWalker.Result result = selects.read(select, around, SelectWalker.Stars.COUNT);
        return result.named(walk.names().key(name), columns, walk.names());
    }

    private Relation table(net.sf.jsqlparser.schema.Table table) {
        Clauses.check(table);
        Clauses.forbid(table.isTableVariable(), "Variables are not allowed.");
        List<String> parts = table.getNameParts();
        List<String> columns = selects.columnNames(table.getAlias());
        Optional<Relation> cte =
                parts.size() == 1 ? scope.cte(walk.names().key(table.getName())) : Optional.empty();
        Relation relation = cte.orElseGet(() -> base(table, parts));
        parts.forEach(walk.words()::name);
        String key =
                table.getAlias() == null
                        ? relation.key()
                        : walk.names().key(alias(table.getAlias()));
        return new Relation(
                key,
                relation.table(),
                relation.isBase() && table.getAlias() == null,
                renamed(relation, columns),
                relation.aggregate(),
                relation.single());
    }

    private Relation base(net.sf.jsqlparser.schema.Table table, List<String> parts) {
        if (parts.size() > 2) {
            throw new RefusedException(
                    Reason.UNKNOWN_TABLE,
                    "There is no table " + table.getFullyQualifiedName() + ".");
        }
        Table found =
                walk.catalog().table(Optional.ofNullable(table.getSchemaName()), table.getName());
        walk.reads().table(found);
        List<Relation.Item> items =
                found.columns().stream()
                        .map(column ->
                                new Relation.Item(
                                        walk.names().keyOfExisting(column.name()),
                                        column.name(),
                                        Set.of(new BaseColumn(found, column))))
                        .toList();
        String key = walk.names().key(table.getName());
        return new Relation(key, Optional.of(found), true, items, false, false);
    }

    private List<Relation.Item> renamed(Relation relation, List<String> names) {
        boolean fields =
                walk.knowsFields()
                        && relation.columns().stream().anyMatch(item -> item.key().contains("."));
        Clauses.forbid(
                fields && !names.isEmpty(),
                "The columns of a table with structs cannot be given other names.");
        return new SelectWalker.Result(relation.columns(), false, false)
                .named("", names, walk.names())
                .columns();
    }

    private String alias(Alias alias) {
        if (alias.getAliasColumns() == null || alias.getAliasColumns().isEmpty()) {
            walk.words().name(alias.getName());
        } else {
            walk.words().callable(alias.getName());
        }
        return alias.getName();
    }
}
