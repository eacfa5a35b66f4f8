package dev.culprit.analyst.sql;

import java.util.Locale;
import java.util.regex.Pattern;

/// Names in dialects that fold unquoted ones to upper case.
final class UpperCaseSql {
    private static final Pattern PLAIN = Pattern.compile("[A-Z_][A-Z0-9_]*");

    private UpperCaseSql() {}

    static boolean isPlain(String identifier) {
        return PLAIN.matcher(identifier).matches()
                && !ReservedWords.ANYWHERE.contains(identifier.toLowerCase(Locale.ROOT));
    }
}
