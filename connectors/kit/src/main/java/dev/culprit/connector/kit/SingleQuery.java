package dev.culprit.connector.kit;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A second opinion on a query's text, right before the engine: one statement that begins as a query
/// does. It knows an engine's quotes and refuses what engines and parsers read in different ways:
/// comments above all.
///
/// @param engine its name in sentences
/// @param quotes characters that begin a quoted text or name
/// @param backslashEscapes whether a backslash in quotes hides the character after it; never in
///     backticks, where only names stand
/// @param forbidden what must not stand outside of quotes: signs, and whole words in lower case
public record SingleQuery(
        String engine, String quotes, boolean backslashEscapes, List<String> forbidden) {
    private static final Pattern QUERY =
            Pattern.compile("[\\s(]*(select|with|values)\\b.*", Pattern.DOTALL);

    public SingleQuery {
        forbidden = List.copyOf(forbidden);
    }

    /// The rules of standard SQL: two kinds of quotes, two kinds of comments.
    public static SingleQuery standard(String engine) {
        return new SingleQuery(engine, "'\"", false, List.of("--", "/*"));
    }

    /// @throws ConnectorException `REJECTED`
    public void require(String sql) throws ConnectorException {
        if (!QUERY.matcher(sql.toLowerCase(Locale.ROOT)).matches()) {
            throw rejected(engine + " would not read this as a query.");
        }
        int at = 0;
        while (at < sql.length()) {
            at = quotes.indexOf(sql.charAt(at)) >= 0 ? afterQuoted(sql, at) : afterPlain(sql, at);
        }
    }

    private int afterPlain(String sql, int at) throws ConnectorException {
        if (sql.charAt(at) == ';' && !sql.substring(at + 1).isBlank()) {
            throw rejected(engine + " would read this as several statements.");
        }
        int end = endOfWord(sql, at);
        String word = sql.substring(at, end).toLowerCase(Locale.ROOT);
        for (String text : forbidden) {
            if (word.equals(text) || (word.length() < 2 && sql.startsWith(text, at))) {
                throw rejected("A query for " + engine + " must not contain " + text + ".");
            }
        }
        return end;
    }

    private static int endOfWord(String sql, int at) {
        int end = at;
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
            end++;
        }
        return Math.max(end, at + 1);
    }

    private int afterQuoted(String sql, int open) throws ConnectorException {
        char close = sql.charAt(open) == '[' ? ']' : sql.charAt(open);
        boolean escapes = backslashEscapes && close != '`';
        for (int at = open + 1; at < sql.length(); at++) {
            if (escapes && sql.charAt(at) == '\\') {
                at++;
            } else if (sql.charAt(at) == close) {
                return at + 1;
            }
        }
        throw rejected("A quote in the query is not closed.");
    }

    private static ConnectorException rejected(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
