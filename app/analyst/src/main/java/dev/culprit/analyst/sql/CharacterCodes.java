package dev.culprit.analyst.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// Texts for dialects in which a backslash may escape what follows, or not, depending on a switch of
/// the server, or in which a doubled quote is none. Such characters are written by their codes, so
/// that every reader reads the text alike.
///
/// @param awkward the characters that no literal may hold
/// @param code an expression for a character by its code
record CharacterCodes(IntPredicate awkward, IntFunction<String> code) {
    static CharacterCodes ofBackslash(IntFunction<String> code) {
        return new CharacterCodes(c -> c == '\\', code);
    }

    String text(String value) {
        List<String> parts = parts(value);
        return parts.size() == 1 ? parts.getFirst() : "concat(" + String.join(", ", parts) + ")";
    }

    /// Pieces that make up the text; at least one.
    List<String> parts(String value) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            if (awkward.test(value.charAt(i))) {
                if (i > start) {
                    parts.add(literal(value.substring(start, i)));
                }
                parts.add(code.apply(value.charAt(i)));
                start = i + 1;
            }
        }
        if (start < value.length() || parts.size() < 2) {
            parts.add(literal(value.substring(start)));
        }
        return parts;
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
