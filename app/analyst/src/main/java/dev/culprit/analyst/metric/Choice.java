package dev.culprit.analyst.metric;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `case when condition then value else 0 end` and what says the same.
record Choice(List<Token> condition, List<Token> then) {
    private static final Set<String> COMPARING =
            Set.of(
                    "=", "<", ">", "<=", ">=", "<>", "!=", "is", "like", "ilike", "in", "between",
                    "not", "and", "or", "~", "!~");

    boolean isFlag() {
        return then.size() == 1
                && (then.getFirst().literal().matches("1(\\.0*)?|100(\\.0*)?")
                        || then.getFirst().is("true"));
    }

    static Optional<Choice> of(List<Token> expression) {
        List<Token> bare = Tokens.bare(expression);
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> casts = Tokens.places(bare, "::");
        if (!casts.isEmpty() && casts.getFirst() > 0) {
            return of(bare.subList(0, casts.getFirst())).or(() -> truth(bare, casts.getFirst()));
        }
        Optional<Tokens.Call> call = Tokens.call(bare).filter(c -> c.after().isEmpty());
        if (call.isPresent() && call.get().name().equals("cast")) {
            List<Integer> as = Tokens.places(call.get().inside(), "as");
            return as.isEmpty()
                    ? Optional.empty()
                    : of(call.get().inside().subList(0, as.getLast()));
        }
        if (call.isPresent() && Set.of("if", "iif", "iff").contains(call.get().name())) {
            List<List<Token>> parts = call.get().arguments();
            return parts.size() == 3 && nothing(parts.get(2))
                    ? Optional.of(new Choice(parts.get(0), parts.get(1)))
                    : Optional.empty();
        }
        if (bare.getFirst().is("case")) {
            return ofCase(bare);
        }
        boolean compares = !Tokens.places(bare, COMPARING.toArray(new String[0])).isEmpty();
        return compares ? Optional.of(new Choice(bare, Token.of("1"))) : Optional.empty();
    }

    /// A condition in brackets that is cast to a number.
    private static Optional<Choice> truth(List<Token> bare, int cast) {
        List<Token> inside = Tokens.bare(bare.subList(0, cast));
        return inside.size() < cast ? of(inside) : Optional.empty();
    }

    private static Optional<Choice> ofCase(List<Token> bare) {
        List<Token> inside = bare.subList(1, bare.size());
        List<Integer> whens = Tokens.places(inside, "when");
        List<Integer> thens = Tokens.places(inside, "then");
        List<Integer> elses = Tokens.places(inside, "else");
        List<Integer> ends = places(inside);
        boolean one = whens.size() == 1 && whens.getFirst() == 0 && thens.size() == 1;
        if (!one || ends.isEmpty() || ends.getFirst() != inside.size() - 1) {
            return Optional.empty();
        }
        int end = ends.getFirst();
        int otherwise = elses.isEmpty() ? end : elses.getFirst();
        List<Token> then = inside.subList(thens.getFirst() + 1, otherwise);
        List<Token> rest = elses.isEmpty() ? List.of() : inside.subList(otherwise + 1, end);
        List<Token> condition = inside.subList(1, thens.getFirst());
        if (!nothing(rest)) {
            return nothing(then) ? negated(condition, rest) : Optional.empty();
        }
        return Optional.of(new Choice(condition, then));
    }

    private static List<Integer> places(List<Token> inside) {
        List<Integer> ends = new java.util.ArrayList<>();
        int depth = 0;
        for (int i = 0; i < inside.size(); i++) {
            if (inside.get(i).is("case")) {
                depth++;
            } else if (inside.get(i).is("end") && depth-- == 0) {
                ends.add(i);
            }
        }
        return ends;
    }

    private static Optional<Choice> negated(List<Token> condition, List<Token> value) {
        List<Token> not = new java.util.ArrayList<>(Token.of("not ("));
        not.addAll(condition);
        not.addAll(Token.of(")"));
        return Optional.of(new Choice(not, value));
    }

    private static boolean nothing(List<Token> value) {
        return value.isEmpty()
                || (value.size() == 1
                        && (value.getFirst().is("null")
                                || value.getFirst().literal().matches("0(\\.0*)?")));
    }
}
