package dev.culprit.sqlguard;

import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithItem;

/// The simple part of column lineage: columns that a query hands on as they are, through sub-queries
/// and common table expressions, and the column by which each table is joined. An expression's column
/// has no origin here; set operations have none either.
final class SelectColumns {
    private static final int DEPTH = 30;

    /// A column of a table of the database.
    private record Base(TableName table, String column) {}

    /// What a relation in a FROM clause is: a table, or a query with known columns.
    private record Relation(Optional<TableName> table, Map<String, Base> columns) {
        Optional<Base> column(String name) {
            return table.map(it -> new Base(it, name))
                    .or(() -> Optional.ofNullable(columns.get(lower(name))));
        }
    }

    /// What a query takes of one table.
    ///
    /// @param via the column it is joined by, under its name in the result; empty when unknown
    /// @param columns column of the result to its origin, `table.column`
    record Origin(String via, Map<String, String> columns) {
        static final Origin UNKNOWN = new Origin("", Map.of());
    }

    private final Map<TableName, Set<String>> joinedBy = new HashMap<>();

    private SelectColumns() {}

    static Map<TableName, Origin> of(Select select) {
        var reading = new SelectColumns();
        Map<String, Base> columns = reading.columns(select, Map.of(), DEPTH);
        Map<TableName, Map<String, String>> byTable = new HashMap<>();
        columns.forEach((name, base) ->
                byTable.computeIfAbsent(base.table(), _ -> new HashMap<>())
                        .put(name, base.table().name() + "." + base.column()));
        reading.joinedBy.keySet().forEach(table -> byTable.putIfAbsent(table, Map.of()));
        Map<TableName, Origin> origins = new HashMap<>();
        byTable.forEach((table, of) -> {
            Set<String> keys = reading.joinedBy.getOrDefault(table, Set.of());
            String via = keys.size() == 1 ? keys.iterator().next() : "";
            boolean handedOn = columns.containsKey(lower(via));
            Map<String, String> filled = new HashMap<>(of);
            filled.remove(lower(via));
            origins.put(table, new Origin(handedOn ? via : "", filled));
        });
        return origins;
    }

    private Map<String, Base> columns(Select select, Map<String, Relation> outer, int depth) {
        if (depth == 0) {
            return Map.of();
        }
        Map<String, Relation> named = new HashMap<>(outer);
        for (WithItem<?> with : nonNull(select.getWithItemsList())) {
            if (with.getParenthesedStatement() instanceof ParenthesedSelect inner) {
                named.put(
                        lower(with.getUnquotedAliasName()),
                        new Relation(
                                Optional.empty(), columns(inner.getSelect(), named, depth - 1)));
            }
        }
        return switch (select) {
            case ParenthesedSelect inner -> columns(inner.getSelect(), named, depth - 1);
            case PlainSelect plain -> columns(plain, named, depth);
            default -> Map.of();
        };
    }

    private Map<String, Base> columns(PlainSelect select, Map<String, Relation> named, int depth) {
        Map<String, Relation> from = new HashMap<>();
        add(select.getFromItem(), named, from, depth);
        for (Join join : nonNull(select.getJoins())) {
            add(join.getFromItem(), named, from, depth);
        }
        for (Join join : nonNull(select.getJoins())) {
            nonNull(join.getUsingColumns())
                    .forEach(column -> from.values().forEach(it -> joined(it, column)));
            nonNull(join.getOnExpressions()).forEach(on -> equal(on, from, DEPTH));
        }
        Map<String, Base> columns = new HashMap<>();
        for (SelectItem<?> item : nonNull(select.getSelectItems())) {
            if (item.getExpression() instanceof Column column) {
                String name =
                        Optional.ofNullable(item.getAlias())
                                .map(Alias::getName)
                                .orElse(column.getColumnName());
                base(column, from).ifPresent(it -> columns.put(lower(name), it));
            }
        }
        return columns;
    }

    private void add(
            FromItem item, Map<String, Relation> named, Map<String, Relation> from, int depth) {
        String alias =
                Optional.ofNullable(item).map(FromItem::getAlias).map(Alias::getName).orElse("");
        switch (item) {
            case Table table -> {
                Relation known =
                        Optional.ofNullable(named.get(lower(table.getFullyQualifiedName())))
                                .orElseGet(() ->
                                        new Relation(
                                                JSqlParserLineage.table(
                                                        table.getFullyQualifiedName()),
                                                Map.of()));
                from.put(lower(alias.isEmpty() ? table.getName() : alias), known);
            }
            case ParenthesedSelect inner ->
                    from.put(
                            lower(alias),
                            new Relation(
                                    Optional.empty(),
                                    columns(inner.getSelect(), named, depth - 1)));
            case null, default -> from.put(lower(alias), new Relation(Optional.empty(), Map.of()));
        }
    }

    private static Optional<Base> base(Column column, Map<String, Relation> from) {
        String qualifier = Optional.ofNullable(column.getTable()).map(Table::getName).orElse("");
        if (qualifier.isEmpty()) {
            return from.size() == 1
                    ? from.values().iterator().next().column(plain(column.getColumnName()))
                    : Optional.empty();
        }
        return Optional.ofNullable(from.get(lower(qualifier)))
                .flatMap(it -> it.column(plain(column.getColumnName())));
    }

    /// Both sides of `a.key = b.key` in a condition that is a conjunction.
    private void equal(Expression on, Map<String, Relation> from, int depth) {
        if (depth == 0) {
            return;
        }
        if (on instanceof AndExpression and) {
            equal(and.getLeftExpression(), from, depth - 1);
            equal(and.getRightExpression(), from, depth - 1);
        }
        if (on instanceof EqualsTo equals
                && equals.getLeftExpression() instanceof Column left
                && equals.getRightExpression() instanceof Column right
                && lower(left.getColumnName()).equals(lower(right.getColumnName()))) {
            Stream.of(left, right)
                    .flatMap(each -> base(each, from).stream())
                    .forEach(it ->
                            joinedBy.computeIfAbsent(it.table(), _ -> new HashSet<>())
                                    .add(it.column()));
        }
    }

    private void joined(Relation relation, Column column) {
        relation.column(plain(column.getColumnName()))
                .ifPresent(it ->
                        joinedBy.computeIfAbsent(it.table(), _ -> new HashSet<>())
                                .add(it.column()));
    }

    /// The parser leaves lists out that are empty.
    private static <T> List<T> nonNull(Collection<T> list) {
        return list == null ? List.of() : new ArrayList<>(list);
    }

    private static String plain(String name) {
        return name.replaceAll("[\"`\\[\\]]", "");
    }

    private static String lower(String name) {
        return plain(name).toLowerCase(Locale.ROOT);
    }
}
