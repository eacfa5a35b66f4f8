package dev.culprit.analyst.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One piece of SQL text.
///
/// @param text as written, quotes included
record Token(Kind kind, String text) {
    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL
    }

    private static final Pattern PIECES =
            Pattern.compile(
                    "(?<skip>\\s+|--[^\\n]*|/\\*.*?\\*/)"
                            + "|(?<string>'(?:[^']|'')*')"
                            + "|(?<quoted>\"(?:[^\"]|\"\")*\"|`[^`]*`)"
                            + "|(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
                            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
                            + "|(?<symbol>::|<=|>=|<>|!=|\\|\\||!~\\*|!~|~\\*|.)",
                    Pattern.DOTALL);

    /// The pieces of a text, comments and a closing semicolon left out.
    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = PIECES.matcher(sql);
        while (matcher.find()) {
            kind(matcher).ifPresent(kind -> tokens.add(new Token(kind, matcher.group())));
        }
        while (!tokens.isEmpty() && tokens.getLast().is(";")) {
            tokens.removeLast();
        }
        return List.copyOf(tokens);
    }

    private static Optional<Kind> kind(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            if (matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    boolean is(String wanted) {
        boolean plain = kind == Kind.WORD || kind == Kind.SYMBOL;
        return plain && text.equalsIgnoreCase(wanted);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /// The name without quotes.
    String name() {
        return kind == Kind.QUOTED ? text.substring(1, text.length() - 1) : text;
    }

    /// The text of a literal without quotes.
    String literal() {
        return kind == Kind.STRING ? text.substring(1, text.length() - 1).replace("''", "'") : text;
    }
}
