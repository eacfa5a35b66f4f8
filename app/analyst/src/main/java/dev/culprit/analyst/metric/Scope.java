package dev.culprit.analyst.metric;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The names that are known in a query: those of the watched table, which becomes `t`, and those of
/// tables joined to it by a key.
record Scope(SqlDialect sql, Table table, Set<String> aliases, List<Joined> joins) {

    /// A joined table.
    ///
    /// @param mine column of the watched table
    /// @param theirs the key it is compared with
    record Joined(Table table, Set<String> aliases, String mine, String theirs, boolean outer) {}

    Scope {
        aliases = Set.copyOf(aliases);
        joins = List.copyOf(joins);
    }

    static Scope of(SqlDialect sql, Table table) {
        return new Scope(sql, table, names(table, ""), List.of());
    }

    static Set<String> names(Table table, String alias) {
        return alias.isEmpty()
                ? Set.of(table.name().name().toLowerCase(Locale.ROOT))
                : Set.of(alias.toLowerCase(Locale.ROOT));
    }

    /// The watched table's column that an expression is, brackets aside.
    Optional<Column> column(List<Token> expression) {
        List<Token> bare = Tokens.bare(expression);
        if (bare.size() == 1 && bare.getFirst().isName()) {
            return table.column(bare.getFirst().name());
        }
        boolean qualified = bare.size() == 3 && bare.get(0).isName() && bare.get(1).is(".");
        return qualified && owns(bare.get(0)) ? table.column(bare.get(2).name()) : Optional.empty();
    }

    private boolean owns(Token qualifier) {
        return aliases.contains(qualifier.name().toLowerCase(Locale.ROOT));
    }

    /// The join whose column an expression is.
    Optional<Joined> joined(List<Token> expression) {
        List<Token> bare = Tokens.bare(expression);
        boolean qualified = bare.size() == 3 && bare.get(0).isName() && bare.get(1).is(".");
        return qualified
                ? joins.stream()
                        .filter(j ->
                                j.aliases().contains(bare.get(0).name().toLowerCase(Locale.ROOT)))
                        .findFirst()
                : Optional.empty();
    }

    /// Columns of the watched table that are used.
    Set<String> columns(List<Token> expression) {
        Set<String> used = new LinkedHashSet<>();
        for (int i = 0; i < expression.size(); i++) {
            boolean member = i > 0 && expression.get(i - 1).is(".");
            boolean foreign = member && !(i > 1 && owns(expression.get(i - 2)));
            boolean call = i + 1 < expression.size() && expression.get(i + 1).is("(");
            if (expression.get(i).isName() && !foreign && !call) {
                table.column(expression.get(i).name()).map(Column::name).ifPresent(used::add);
            }
        }
        return used;
    }

    /// The expression over `t`; empty when it needs more than the watched table's columns.
    Optional<String> over(List<Token> expression) {
        List<Token> out = new ArrayList<>();
        for (int i = 0; i < expression.size(); i++) {
            Token token = expression.get(i);
            boolean qualifies = i + 2 < expression.size() && expression.get(i + 1).is(".");
            if (token.is("select")) {
                return Optional.empty();
            }
            if (token.isName() && qualifies) {
                Optional<Column> column = table.column(expression.get(i + 2).name());
                if (!owns(token) || column.isEmpty()) {
                    return Optional.empty();
                }
                add(out, column.get());
                i += 2;
            } else if (isColumn(expression, i)) {
                add(out, table.column(token.name()).orElseThrow());
            } else if (token.kind() == Token.Kind.QUOTED) {
                return Optional.empty();
            } else {
                out.add(token);
            }
        }
        return Optional.of(Tokens.text(out));
    }

    private boolean isColumn(List<Token> expression, int at) {
        boolean call = at + 1 < expression.size() && expression.get(at + 1).is("(");
        boolean type =
                at > 0 && (expression.get(at - 1).is("::") || expression.get(at - 1).is("as"));
        return expression.get(at).isName()
                && !call
                && !type
                && table.column(expression.get(at).name()).isPresent();
    }

    private void add(List<Token> out, Column column) {
        out.add(new Token(Token.Kind.WORD, "t"));
        out.add(new Token(Token.Kind.SYMBOL, "."));
        out.add(new Token(Token.Kind.QUOTED, sql.name(column.name())));
    }

    /// A condition on one joined table, as a condition on the watched table's key.
    Optional<String> byKey(List<Token> condition) {
        for (Joined join : joins) {
            Scope inside = new Scope(sql, join.table(), join.aliases(), List.of());
            boolean mentioned =
                    condition.stream()
                            .filter(Token::isName)
                            .anyMatch(t ->
                                    join.aliases().contains(t.name().toLowerCase(Locale.ROOT))
                                            || (table.column(t.name()).isEmpty()
                                                    && join.table().column(t.name()).isPresent()));
            Optional<String> written = mentioned ? inside.over(condition) : Optional.empty();
            if (written.isPresent()) {
                return Optional.of(
                        "t."
                                + sql.name(join.mine())
                                + " IN (SELECT "
                                + sql.name(join.theirs())
                                + " FROM "
                                + sql.table(join.table().name())
                                + " t WHERE "
                                + written.get()
                                + ")");
            }
        }
        return Optional.empty();
    }

    /// A column as a number, however it is stored.
    Optional<String> number(List<Token> expression) {
        Optional<Column> column = column(expression);
        if (column.isPresent()) {
            boolean flag = column.get().type() == DataType.BOOLEAN;
            String name = "t." + sql.name(column.get().name());
            return Optional.of(
                    flag
                            ? "CASE WHEN "
                                    + sql.isTrue(name)
                                    + " THEN 1.0 WHEN NOT "
                                    + sql.isTrue(name)
                                    + " THEN 0.0 END"
                            : sql.number(name, column.get().type().isNumeric()));
        }
        return over(expression).map(text -> "(" + text + ")");
    }
}
