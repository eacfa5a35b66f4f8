package dev.culprit.sqlguard;

import java.util.Locale;

/// One token of the text as the gate's own lexer reads it.
///
/// @param text as written, quotes included
record Lexeme(Kind kind, String text) {
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }
}
