package dev.culprit.analyst.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a select item computes over rows.
sealed interface Aggregate {
    /// Number of rows that meet a condition; all rows when it is empty.
    record Rows(List<Token> condition) implements Aggregate {}

    /// Number of different values.
    record Distinct(List<Token> of, List<Token> condition) implements Aggregate {}

    record Sum(List<Token> of, List<Token> condition) implements Aggregate {}

    record Mean(List<Token> of, List<Token> condition) implements Aggregate {}

    /// Rows beyond the first of each key.
    record Copies(List<Token> key) implements Aggregate {}

    /// The latest time, or how long ago it is.
    record Latest(List<Token> of) implements Aggregate {}

    record Quotient(Aggregate top, Aggregate below) implements Aggregate {}

    Set<String> WRAPPERS =
            Set.of(
                    "round",
                    "coalesce",
                    "nullif",
                    "cast",
                    "abs",
                    "try_cast",
                    "float",
                    "float8",
                    "double",
                    "decimal",
                    "numeric",
                    "ifnull",
                    "safe_divide",
                    "div0",
                    "greatest",
                    "least",
                    "trunc",
                    "truncate");
    Set<String> OTHER_VALUES =
            Set.of(
                    "min",
                    "max",
                    "median",
                    "stddev",
                    "stddev_samp",
                    "stddev_pop",
                    "variance",
                    "var_samp",
                    "quantile",
                    "quantile_cont",
                    "quantile_disc",
                    "percentile_cont",
                    "approx_quantile",
                    "mode");

    static Optional<Aggregate> of(List<Token> expression) {
        List<Token> bare = Tokens.bare(unlabelled(expression));
        List<Integer> casts = Tokens.places(bare, "::");
        if (!casts.isEmpty() && typeOnly(bare, casts.getLast())) {
            return of(bare.subList(0, casts.getLast()));
        }
        for (String operator : List.of("-", "+", "/", "*")) {
            List<Integer> places = operators(bare, operator);
            if (!places.isEmpty()) {
                int at = places.getLast();
                return combined(
                        bare.get(at).text(),
                        bare.subList(0, at),
                        bare.subList(at + 1, bare.size()));
            }
        }
        return Tokens.call(bare).flatMap(Aggregate::call);
    }

    /// Without `as name` or a bare name behind it.
    private static List<Token> unlabelled(List<Token> item) {
        List<Integer> labels = Tokens.places(item, "as");
        if (!labels.isEmpty()) {
            return item.subList(0, labels.getLast());
        }
        int n = item.size();
        boolean trailing = n > 1 && item.get(n - 1).isName() && !item.get(n - 1).is("end");
        boolean free = trailing && (item.get(n - 2).is(")") || item.get(n - 2).is("end"));
        return free ? item.subList(0, n - 1) : item;
    }

    private static boolean typeOnly(List<Token> tokens, int cast) {
        return tokens.subList(cast + 1, tokens.size()).stream()
                .allMatch(t ->
                        t.isName()
                                || t.is("(")
                                || t.is(")")
                                || t.is(",")
                                || t.kind() == Token.Kind.NUMBER);
    }

    private static List<Integer> operators(List<Token> tokens, String operator) {
        List<Integer> places = new ArrayList<>(Tokens.places(tokens, operator));
        places.removeIf(at -> at == 0);
        return places;
    }

    private static Optional<Aggregate> combined(
            String operator, List<Token> left, List<Token> right) {
        Optional<Aggregate> a = of(left);
        Optional<Aggregate> b = of(right);
        return switch (operator) {
            case "*" -> constant(left) ? b : constant(right) ? a : Optional.empty();
            case "/" -> constant(right) ? a : quotient(a, b);
            case "-" -> difference(left, right, a, b);
            default -> constant(left) ? b : constant(right) ? a : Optional.empty();
        };
    }

    private static Optional<Aggregate> quotient(Optional<Aggregate> a, Optional<Aggregate> b) {
        return a.isPresent() && b.isPresent()
                ? Optional.of(
                        b.get() instanceof Rows && a.get() instanceof Copies
                                ? a.get()
                                : new Quotient(a.get(), b.get()))
                : Optional.empty();
    }

    private static Optional<Aggregate> difference(
            List<Token> left, List<Token> right, Optional<Aggregate> a, Optional<Aggregate> b) {
        if (b.orElse(null) instanceof Latest) {
            return b;
        }
        if (a.orElse(null) instanceof Rows(var all) && all.isEmpty()) {
            return switch (b.orElse(null)) {
                case Rows(var some) -> Optional.of(new Rows(not(some)));
                case Distinct(var key, _) -> Optional.of(new Copies(key));
                case null, default -> Optional.empty();
            };
        }
        if (a.orElse(null) instanceof Rows && b.orElse(null) instanceof Distinct(var key, _)) {
            return Optional.of(new Copies(key));
        }
        if (constant(left) && b.orElse(null) instanceof Quotient(var top, Rows below)) {
            return switch (top) {
                case Rows(var some) -> Optional.of(new Quotient(new Rows(not(some)), below));
                case Distinct(var key, _) -> Optional.of(new Copies(key));
                default -> b;
            };
        }
        return constant(right) ? a : constant(left) ? b : Optional.empty();
    }

    private static List<Token> not(List<Token> condition) {
        List<Token> bare = Tokens.bare(condition);
        int n = bare.size();
        boolean filled = n > 3 && Tokens.same(bare.subList(n - 3, n), "is", "not", "null");
        List<Token> out = new ArrayList<>();
        if (filled && Tokens.conjuncts(bare).size() == 1) {
            out.addAll(bare.subList(0, n - 2));
            out.add(bare.get(n - 1));
            return out;
        }
        out.addAll(Token.of("not ("));
        out.addAll(bare);
        out.addAll(Token.of(")"));
        return out;
    }

    private static boolean constant(List<Token> tokens) {
        return !tokens.isEmpty()
                && tokens.stream()
                        .allMatch(t ->
                                t.kind() == Token.Kind.NUMBER || t.kind() == Token.Kind.SYMBOL);
    }

    private static Optional<Aggregate> call(Tokens.Call call) {
        List<Token> filter = filter(call.after());
        if (!call.after().isEmpty() && filter.isEmpty()) {
            return Optional.empty();
        }
        return switch (call.name()) {
            case "count" -> count(call.inside(), filter);
            case "count_if", "countif" -> Optional.of(new Rows(both(call.inside(), filter)));
            case "sum" -> sum(call.inside(), filter);
            case "avg", "mean" -> mean(call.inside(), filter);
            case "safe_divide", "div0" ->
                    call.arguments().size() == 2
                            ? quotient(of(call.arguments().get(0)), of(call.arguments().get(1)))
                            : Optional.empty();
            default -> other(call, filter);
        };
    }

    private static List<Token> filter(List<Token> after) {
        boolean filtered =
                after.size() > 4 && after.get(0).is("filter") && after.get(2).is("where");
        return filtered ? after.subList(3, after.size() - 1) : List.of();
    }

    private static List<Token> both(List<Token> one, List<Token> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        List<Token> all = new ArrayList<>(Token.of("("));
        all.addAll(one);
        all.addAll(Token.of(") and ("));
        all.addAll(other);
        all.addAll(Token.of(")"));
        return all;
    }

    private static Optional<Aggregate> count(List<Token> inside, List<Token> filter) {
        if (inside.isEmpty() || inside.getFirst().is("*") || constant(inside)) {
            return Optional.of(new Rows(filter));
        }
        if (inside.getFirst().is("distinct")) {
            return Optional.of(new Distinct(inside.subList(1, inside.size()), filter));
        }
        Optional<Choice> choice = Choice.of(inside);
        if (choice.isPresent()) {
            return Optional.of(new Rows(both(choice.get().condition(), filter)));
        }
        List<Token> filled = new ArrayList<>(inside);
        filled.addAll(Token.of("is not null"));
        return Optional.of(new Rows(both(filled, filter)));
    }

    private static Optional<Aggregate> sum(List<Token> inside, List<Token> filter) {
        if (constant(inside)) {
            return Optional.of(new Rows(filter));
        }
        Optional<Choice> choice = Choice.of(inside);
        if (choice.isEmpty()) {
            return Optional.of(new Sum(inside, filter));
        }
        List<Token> condition = both(choice.get().condition(), filter);
        return Optional.of(
                choice.get().isFlag()
                        ? new Rows(condition)
                        : new Sum(choice.get().then(), condition));
    }

    private static Optional<Aggregate> mean(List<Token> inside, List<Token> filter) {
        Optional<Choice> choice = Choice.of(inside);
        if (choice.isEmpty()) {
            return Optional.of(new Mean(inside, filter));
        }
        Choice of = choice.get();
        return Optional.of(
                of.isFlag()
                        ? new Quotient(new Rows(both(of.condition(), filter)), new Rows(filter))
                        : new Mean(of.then(), both(of.condition(), filter)));
    }

    private static Optional<Aggregate> other(Tokens.Call call, List<Token> filter) {
        List<List<Token>> arguments = call.arguments();
        boolean dated = call.name().startsWith("date") || call.name().equals("age");
        boolean ago = dated || call.name().equals("extract") || call.name().equals("epoch");
        if (ago || WRAPPERS.contains(call.name())) {
            List<Token> text = call.inside();
            List<Integer> from = Tokens.places(text, "from");
            Optional<Aggregate> within =
                    call.name().equals("extract") && !from.isEmpty()
                            ? of(text.subList(from.getFirst() + 1, text.size()))
                            : arguments.stream()
                                    .map(Aggregate::of)
                                    .flatMap(Optional::stream)
                                    .findFirst();
            return within.filter(a -> !ago || a instanceof Latest || a instanceof Mean);
        }
        if (call.name().equals("max") && arguments.size() == 1) {
            return Optional.of(new Latest(call.inside()));
        }
        return OTHER_VALUES.contains(call.name()) && !arguments.isEmpty()
                ? Optional.of(new Mean(arguments.getFirst(), filter))
                : Optional.empty();
    }
}
