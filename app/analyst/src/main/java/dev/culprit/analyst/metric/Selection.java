package dev.culprit.analyst.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A plain `select` cut into its clauses. Common table expressions and a select inside `from` stand
/// as sources of their own.
///
/// @param conditions the terms of `where`
record Selection(
        List<List<Token>> items,
        List<Source> sources,
        List<List<Token>> conditions,
        List<List<Token>> groups,
        List<Token> having) {

    /// What stands behind `from` or `join`.
    ///
    /// @param table as written; empty for a select
    /// @param on the join's condition; `using` as `key = key`
    record Source(
            String table,
            String alias,
            Optional<Selection> inner,
            boolean outer,
            List<List<Token>> on,
            List<String> using) {}

    private static final Set<String> CLAUSES =
            Set.of(
                    "from",
                    "where",
                    "group",
                    "having",
                    "order",
                    "limit",
                    "union",
                    "qualify",
                    "intersect",
                    "except",
                    "window",
                    "offset",
                    "fetch");
    private static final String[] JOINS = {"join", ","};
    private static final Set<String> BEFORE_JOIN =
            Set.of("left", "right", "inner", "outer", "full", "cross", "natural");

    static Optional<Selection> of(String sql) {
        return of(Token.of(sql), Map.of());
    }

    private static Optional<Selection> of(List<Token> tokens, Map<String, Selection> known) {
        List<Token> bare = Tokens.bare(tokens);
        if (!bare.isEmpty() && bare.getFirst().is("with")) {
            return with(bare, known);
        }
        if (bare.isEmpty() || !bare.getFirst().is("select")) {
            return Optional.empty();
        }
        Map<String, List<Token>> clauses = clauses(bare);
        boolean plain =
                clauses.containsKey("from")
                        && !clauses.containsKey("union")
                        && !clauses.containsKey("intersect")
                        && !clauses.containsKey("except")
                        && !clauses.containsKey("qualify");
        if (!plain) {
            return Optional.empty();
        }
        Optional<List<Source>> sources = sources(clauses.getOrDefault("from", List.of()), known);
        return sources.map(from ->
                new Selection(
                        Tokens.split(clauses.getOrDefault("select", List.of()), ","),
                        from,
                        Tokens.conjuncts(clauses.getOrDefault("where", List.of())),
                        groups(clauses.getOrDefault("group", List.of())),
                        clauses.getOrDefault("having", List.of())));
    }

    /// `with a as (select …), b as (…) select …`
    private static Optional<Selection> with(List<Token> tokens, Map<String, Selection> known) {
        Map<String, Selection> all = new HashMap<>(known);
        int at = 1;
        while (at + 2 < tokens.size()
                && tokens.get(at + 1).is("as")
                && tokens.get(at + 2).is("(")) {
            int end = Tokens.closing(tokens, at + 2);
            String name = tokens.get(at).name().toLowerCase(Locale.ROOT);
            of(tokens.subList(at + 3, Math.min(end, tokens.size())), all)
                    .ifPresent(inner -> all.put(name, inner));
            at = end + 1;
            if (at < tokens.size() && tokens.get(at).is(",")) {
                at++;
            }
        }
        return at < tokens.size() && tokens.get(at).is("select")
                ? of(tokens.subList(at, tokens.size()), all)
                : Optional.empty();
    }

    private static Map<String, List<Token>> clauses(List<Token> tokens) {
        Map<String, List<Token>> clauses = new HashMap<>();
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        starts.addAll(Tokens.places(tokens, CLAUSES.toArray(new String[0])));
        starts.add(tokens.size());
        for (int i = 0; i + 1 < starts.size(); i++) {
            String word = tokens.get(starts.get(i)).text().toLowerCase(Locale.ROOT);
            clauses.putIfAbsent(word, tokens.subList(starts.get(i) + 1, starts.get(i + 1)));
        }
        return clauses;
    }

    private static List<List<Token>> groups(List<Token> by) {
        return by.isEmpty() ? List.of() : Tokens.split(by.subList(1, by.size()), ",");
    }

    private static Optional<List<Source>> sources(List<Token> from, Map<String, Selection> known) {
        List<Integer> cuts = new ArrayList<>(Tokens.places(from, JOINS));
        cuts.add(from.size());
        List<Source> sources = new ArrayList<>();
        int start = 0;
        boolean outer = false;
        for (int cut : cuts) {
            int end = cut;
            boolean next = false;
            while (end > start && BEFORE_JOIN.contains(lower(from.get(end - 1)))) {
                next |= from.get(end - 1).is("left");
                end--;
            }
            Optional<Source> source = source(from.subList(start, end), outer, known);
            if (source.isEmpty()) {
                return Optional.empty();
            }
            sources.add(source.get());
            outer = next;
            start = cut + 1;
        }
        return Optional.of(sources);
    }

    private static String lower(Token token) {
        return token.text().toLowerCase(Locale.ROOT);
    }

    private static Optional<Source> source(
            List<Token> text, boolean outer, Map<String, Selection> known) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Selection> inner = Optional.empty();
        StringBuilder table = new StringBuilder();
        int at;
        if (text.getFirst().is("(")) {
            int end = Tokens.closing(text, 0);
            inner = of(text.subList(1, Math.min(end, text.size())), known);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            at = end + 1;
        } else {
            table.append(text.getFirst().name());
            at = 1;
            while (at + 1 < text.size() && text.get(at).is(".")) {
                table.append('.').append(text.get(at + 1).name());
                at += 2;
            }
            inner = Optional.ofNullable(known.get(table.toString().toLowerCase(Locale.ROOT)));
        }
        if (at < text.size() && text.get(at).is("as")) {
            at++;
        }
        String alias = "";
        boolean named = at < text.size() && text.get(at).isName();
        if (named && !text.get(at).is("on") && !text.get(at).is("using")) {
            alias = text.get(at++).name();
        }
        return Optional.of(joined(text, at, table.toString(), alias, inner, outer));
    }

    private static Source joined(
            List<Token> text,
            int at,
            String table,
            String alias,
            Optional<Selection> inner,
            boolean outer) {
        List<List<Token>> on = List.of();
        List<String> using = List.of();
        if (at < text.size() && text.get(at).is("on")) {
            on = Tokens.conjuncts(text.subList(at + 1, text.size()));
        } else if (at + 1 < text.size() && text.get(at).is("using")) {
            using =
                    text.subList(at + 2, text.size()).stream()
                            .filter(Token::isName)
                            .map(Token::name)
                            .toList();
        }
        return new Source(table, alias, inner, outer, on, using);
    }
}
