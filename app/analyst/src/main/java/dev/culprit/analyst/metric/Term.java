package dev.culprit.analyst.metric;

import dev.culprit.core.source.Column;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One term of a condition, by what it says about a row.
sealed interface Term {
    /// It places the row in time.
    record Time(List<Token> text) implements Term {}

    /// A column is NULL.
    record Missing(String column) implements Term {}

    record Filled(String column) implements Term {}

    /// A key has no parent.
    record Orphan(String column, String parent, String key) implements Term {}

    /// A value does not match a format.
    record Malformed(String column, String format) implements Term {}

    /// Anything else that can be asked of a row of the watched table.
    record Plain(String sql, List<Token> text) implements Term {}

    /// Not understood.
    record Other(List<Token> text) implements Term {}

    Set<String> MATCHING =
            Set.of(
                    "regexp_matches",
                    "regexp_full_match",
                    "regexp_like",
                    "regexp_contains",
                    "rlike");
    Set<String> COMPARING = Set.of("=", "<", ">", "<=", ">=", "between");

    static Term of(List<Token> text, Scope scope) {
        List<Token> bare = Tokens.bare(text);
        int n = bare.size();
        if (n > 2 && Tokens.same(bare.subList(n - 2, n), "is", "null")) {
            Optional<Term> known = missing(bare.subList(0, n - 2), scope);
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (n > 3 && Tokens.same(bare.subList(n - 3, n), "is", "not", "null")) {
            Optional<Column> column = scope.column(bare.subList(0, n - 3));
            if (column.isPresent()) {
                return new Filled(column.get().name());
            }
        }
        if (n > 1 && bare.getFirst().is("not")) {
            Optional<Term> known = negated(Tokens.bare(bare.subList(1, n)), scope);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return compared(bare, scope)
                .or(() -> time(bare, scope))
                .or(() -> scope.over(bare).map(sql -> new Plain(sql, bare)))
                .or(() -> scope.byKey(bare).map(sql -> new Plain(sql, bare)))
                .orElseGet(() -> new Other(bare));
    }

    private static Optional<Term> missing(List<Token> of, Scope scope) {
        Optional<Column> column = scope.column(of);
        Optional<Scope.Joined> joined = scope.joined(of).filter(Scope.Joined::outer);
        if (joined.isPresent()) {
            return joined.map(j -> new Orphan(j.mine(), j.table().name().toString(), j.theirs()));
        }
        Optional<String> trimmed =
                Tokens.call(Tokens.bare(of))
                        .filter(c -> c.name().equals("nullif") && c.after().isEmpty())
                        .flatMap(c -> scope.columns(c.inside()).stream().findFirst());
        return column.map(Column::name).or(() -> trimmed).map(Missing::new);
    }

    private static Optional<Term> negated(List<Token> inner, Scope scope) {
        int n = inner.size();
        if (n > 3 && inner.getFirst().is("exists")) {
            return Selection.of(Tokens.text(Tokens.bare(inner.subList(1, n))))
                    .flatMap(select -> orphan(select, scope));
        }
        if (n > 3 && Tokens.same(inner.subList(n - 3, n), "is", "not", "null")) {
            return missing(inner.subList(0, n - 3), scope);
        }
        Optional<Tokens.Call> call = Tokens.call(inner).filter(c -> MATCHING.contains(c.name()));
        if (call.isPresent() && call.get().arguments().size() >= 2) {
            boolean whole = call.get().name().equals("regexp_full_match");
            return malformed(
                    call.get().arguments().get(0), call.get().arguments().get(1), whole, scope);
        }
        List<Integer> tilde = Tokens.places(inner, "~", "similar");
        if (tilde.size() == 1) {
            int at = tilde.getFirst();
            int skip = inner.get(at).is("similar") ? 2 : 1;
            return malformed(inner.subList(0, at), inner.subList(at + skip, n), skip == 2, scope);
        }
        return Optional.empty();
    }

    private static Optional<Term> orphan(Selection select, Scope scope) {
        if (select.sources().size() != 1 || select.conditions().isEmpty()) {
            return Optional.empty();
        }
        String parent = select.sources().getFirst().table();
        for (List<Token> condition : select.conditions()) {
            List<List<Token>> sides = Tokens.split(condition, "=");
            for (int mine = 0; mine < 2 && sides.size() == 2; mine++) {
                List<Token> own = sides.get(mine);
                Optional<Column> column = own.size() == 3 ? scope.column(own) : Optional.empty();
                if (column.isPresent()) {
                    String key = sides.get(1 - mine).getLast().name();
                    return Optional.of(new Orphan(column.get().name(), parent, key));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Term> compared(List<Token> bare, Scope scope) {
        int n = bare.size();
        List<Integer> nots = Tokens.places(bare, "not", "!~", "<>", "!=", "<");
        if (nots.size() != 1 || nots.getFirst() == 0) {
            return Optional.empty();
        }
        int at = nots.getFirst();
        List<Token> left = bare.subList(0, at);
        List<Token> right = bare.subList(at + 1, n);
        if (bare.get(at).is("!~")) {
            return malformed(left, right, false, scope);
        }
        if (!bare.get(at).is("not")) {
            return length(left, right, bare.get(at).is("<"), scope);
        }
        if (right.size() == 2 && right.getFirst().is("like")) {
            return malformed(left, Token.of(quoted(like(right.get(1).literal()))), true, scope);
        }
        if (right.size() == 3 && Tokens.same(right.subList(0, 2), "similar", "to")) {
            return malformed(left, right.subList(2, 3), true, scope);
        }
        boolean in = right.size() > 3 && right.get(0).is("in") && right.get(2).is("select");
        return in ? notIn(left, right.subList(1, right.size()), scope) : Optional.empty();
    }

    private static Optional<Term> notIn(List<Token> left, List<Token> select, Scope scope) {
        Optional<Selection> parents = Selection.of(Tokens.text(select));
        Optional<Column> column = scope.column(left);
        return parents.filter(p -> p.sources().size() == 1 && p.items().size() == 1)
                .filter(p -> !p.sources().getFirst().table().isEmpty())
                .flatMap(p ->
                        column.map(c ->
                                new Orphan(
                                        c.name(),
                                        p.sources().getFirst().table(),
                                        p.items().getFirst().getLast().name())));
    }

    /// `length(x) <> 8` asks for a format as well.
    private static Optional<Term> length(
            List<Token> left, List<Token> right, boolean atLeast, Scope scope) {
        Optional<Tokens.Call> call =
                Tokens.call(Tokens.bare(left))
                        .filter(c -> Set.of("length", "len", "char_length").contains(c.name()));
        boolean number = right.size() == 1 && right.getFirst().text().matches("\\d+");
        return call.filter(_ -> number)
                .flatMap(c -> scope.column(c.inside()))
                .map(c ->
                        new Malformed(
                                c.name(),
                                "^.{" + right.getFirst().text() + (atLeast ? ",}$" : "}$")));
    }

    private static Optional<Term> malformed(
            List<Token> of, List<Token> format, boolean whole, Scope scope) {
        Optional<Column> column = scope.column(of);
        boolean text = format.size() == 1 && format.getFirst().kind() == Token.Kind.STRING;
        return column.filter(_ -> text)
                .map(c -> new Malformed(c.name(), anchored(format.getFirst().literal(), whole)));
    }

    /// Formats are searched for anywhere in a value; one for whole values is anchored.
    private static String anchored(String format, boolean whole) {
        return whole ? "^(" + format + ")$" : format;
    }

    private static String like(String pattern) {
        StringBuilder format = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            format.append(
                    c == '%'
                            ? ".*"
                            : c == '_'
                                    ? "."
                                    : Character.isLetterOrDigit(c) ? "" + c : "[" + c + "]");
        }
        return format.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static Optional<Term> time(List<Token> bare, Scope scope) {
        Set<String> columns = scope.columns(bare);
        boolean temporal =
                !columns.isEmpty()
                        && columns.stream()
                                .allMatch(name ->
                                        scope.table()
                                                .column(name)
                                                .filter(c -> c.type().isTemporal())
                                                .isPresent());
        boolean compares = !Tokens.places(bare, COMPARING.toArray(new String[0])).isEmpty();
        return temporal && compares && columns.size() == 1
                ? Optional.of(new Time(bare))
                : Optional.empty();
    }
}
