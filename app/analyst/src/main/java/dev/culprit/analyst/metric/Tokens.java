package dev.culprit.analyst.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cutting token lists at their top level, outside of brackets and `case … end`.
final class Tokens {
    private static final Set<String> SPACED =
            Set.of(
                    "and", "or", "not", "in", "when", "then", "else", "case", "is", "like", "where",
                    "filter", "on", "as", "between", "select", "from", "exists");

    private Tokens() {}

    /// Positions at the top level whose token is one of the words.
    static List<Integer> places(List<Token> tokens, String... words) {
        List<Integer> places = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(")") || token.is("end")) {
                depth--;
            }
            for (String word : words) {
                if (depth == 0 && token.is(word)) {
                    places.add(i);
                }
            }
            if (token.is("(") || token.is("case")) {
                depth++;
            }
        }
        return places;
    }

    static List<List<Token>> split(List<Token> tokens, String separator) {
        List<List<Token>> parts = new ArrayList<>();
        int from = 0;
        for (int at : places(tokens, separator)) {
            parts.add(tokens.subList(from, at));
            from = at + 1;
        }
        parts.add(tokens.subList(from, tokens.size()));
        return parts;
    }

    /// The terms joined by `and`; the `and` of a `between` joins none.
    static List<List<Token>> conjuncts(List<Token> condition) {
        List<Token> bare = bare(condition);
        if (bare.isEmpty() || !places(bare, "or").isEmpty()) {
            return bare.isEmpty() ? List.of() : List.of(bare);
        }
        List<List<Token>> parts = new ArrayList<>();
        List<Integer> betweens = new ArrayList<>(places(bare, "between"));
        int from = 0;
        for (int at : places(bare, "and")) {
            if (!betweens.isEmpty() && betweens.getFirst() < at) {
                betweens.removeFirst();
            } else {
                parts.add(bare.subList(from, at));
                from = at + 1;
            }
        }
        parts.add(bare.subList(from, bare.size()));
        return parts.size() == 1
                ? List.of(parts.getFirst())
                : parts.stream().flatMap(part -> conjuncts(part).stream()).toList();
    }

    /// Without brackets around the whole.
    static List<Token> bare(List<Token> tokens) {
        List<Token> inner = tokens;
        while (inner.size() >= 2
                && inner.getFirst().is("(")
                && closing(inner, 0) == inner.size() - 1) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    /// Where the bracket that opens at `open` is closed; the end when it is not.
    static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).is("(")) {
                depth++;
            } else if (tokens.get(i).is(")") && --depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    /// A call that is the whole expression, with what follows its bracket.
    record Call(String name, List<Token> inside, List<Token> after) {
        List<List<Token>> arguments() {
            return split(inside, ",");
        }
    }

    static Optional<Call> call(List<Token> tokens) {
        boolean opens = tokens.size() >= 3 && tokens.get(0).isName() && tokens.get(1).is("(");
        int end = opens ? closing(tokens, 1) : tokens.size();
        return opens && end < tokens.size()
                ? Optional.of(
                        new Call(
                                tokens.getFirst().name().toLowerCase(java.util.Locale.ROOT),
                                tokens.subList(2, end),
                                tokens.subList(end + 1, tokens.size())))
                : Optional.empty();
    }

    static boolean same(List<Token> tokens, String... words) {
        if (tokens.size() != words.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /// The text again, spaced as a person would.
    static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            if (i > 0 && spaced(tokens.get(i - 1), tokens.get(i))) {
                text.append(' ');
            }
            text.append(tokens.get(i).text());
        }
        return text.toString();
    }

    private static boolean spaced(Token before, Token token) {
        if (before.is("(") || before.is(".") || before.is("::")) {
            return false;
        }
        if (token.is(")") || token.is(",") || token.is(".") || token.is("::")) {
            return false;
        }
        boolean call = before.kind() == Token.Kind.WORD && token.is("(");
        return !call || SPACED.contains(before.text().toLowerCase(java.util.Locale.ROOT));
    }
}
