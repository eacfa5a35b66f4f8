package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import dev.culprit.core.source.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Stands before the parser and lets through only text that every lexer reads alike. Outside quotes
/// it knows ASCII words, plain numbers and a fixed set of operators; comments, parameters, prefixed
/// literals and dollar quotes do not exist for it. Which quotes stand around names is the dialect's
/// ([Quoting]). All dialects read this subset as the parser does, PostgreSQL as long as it runs with
/// `standard_conforming_strings`; where that switch would matter (a backslash before a quote) the
/// text is refused, and so is every backslash where the dialect may take it for an escape.
final class LexicalGate {
    static final int MAX_BYTES = 64 * 1024;

    /// An `IN` list of 4 000 numbers parses in about half a second, one of 20 000 in over three.
    static final int MAX_LEXEMES = 8_000;

    /// Bounds the recursion of the parser and of the walk; nothing written by hand comes near.
    static final int MAX_DEPTH = 48;

    private static final String OPERATOR_CHARACTERS = "+-*/%=<>!|^~&";
    private static final Set<String> OPERATORS =
            Set.of(
                    "+", "-", "*", "/", "%", "^", "=", "<", ">", "<=", ">=", "<>", "!=", "||", "~",
                    "~*", "!~", "!~*");

    /// Operators a sign may follow without a blank; after others PostgreSQL reads one operator.
    private static final Set<String> BEFORE_SIGN =
            Set.of("=", "<", ">", "<=", ">=", "<>", "+", "*", "/");

    private final String text;
    private final Dialect dialect;
    private final Quoting quoting;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int position;
    private int depth;

    private LexicalGate(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        this.quoting = Quoting.of(dialect);
    }

    /// The text without surrounding blanks and without the one semicolon that may end it.
    static String trimmed(String sql) {
        String text = stripBlanks(sql);
        return text.endsWith(";") ? stripBlanks(text.substring(0, text.length() - 1)) : text;
    }

    /// @throws RefusedException with `LEXICAL` or `TOO_LARGE`
    static List<Lexeme> read(String text, Dialect dialect) {
        if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new RefusedException(Reason.TOO_LARGE, "The query is longer than 64 KB.");
        }
        return new LexicalGate(text, dialect).readAll();
    }

    private List<Lexeme> readAll() {
        while (position < text.length()) {
            readOne();
            if (lexemes.size() > MAX_LEXEMES) {
                throw new RefusedException(
                        Reason.TOO_LARGE,
                        "The query has more than 8,000 words and symbols; shorten its lists.");
            }
        }
        return List.copyOf(lexemes);
    }

    private void readOne() {
        char c = text.charAt(position);
        if (isBlank(c)) {
            position++;
        } else if (isWordStart(c)) {
            word();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else if (c == '\'') {
            string();
        } else if (quoting.opens(c)) {
            quotedName(c);
        } else if (c == '"') {
            throw refused(
                    "Double quotes stand around a text here, not a name; write names in %s."
                            .formatted(quoting.quoted("quotes like these")));
        } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            operator();
        } else {
            punctuation(c);
        }
    }

    private void word() {
        int end = position;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        add(Lexeme.Kind.WORD, end);
        if (peek(0) == '\'' || peek(0) == '"') {
            throw refused(
                    "There must be a blank between a word and a quote; prefixed literals are not allowed.");
        }
    }

    private void number() {
        int end = digits(position);
        if (at(end) == '.') {
            end = digits(end + 1);
        }
        if (at(end) == 'e' || at(end) == 'E') {
            int sign = at(end + 1) == '+' || at(end + 1) == '-' ? 1 : 0;
            int exponent = digits(end + 1 + sign);
            end = exponent > end + 1 + sign ? exponent : end;
        }
        if (isWordPart(at(end)) || at(end) == '.') {
            throw refused("A number must be followed by a blank or an operator.");
        }
        add(Lexeme.Kind.NUMBER, end);
    }

    private void string() {
        if (!lexemes.isEmpty() && lexemes.getLast().is(Lexeme.Kind.STRING)) {
            throw refused("Two string literals must not follow each other; join them with ||.");
        }
        int end = closing('\'');
        String quoted = text.substring(position, end);
        if (quoting.backslashes() && quoted.contains("\\")) {
            throw refused(
                    "A backslash in a string is read differently by different servers; write it as"
                            + " a character's code, or a pattern's \\d as [0-9].");
        }
        if (!quoting.doubled() && quoted.substring(1, quoted.length() - 1).contains("'")) {
            throw refused(
                    "Two quotes do not stand for one here; write the quote as chr(39) with concat.");
        }
        if (quoted.contains("\\'")) {
            throw refused("A backslash must not stand before a quote in a string.");
        }
        checkQuoted(quoted, true);
        add(Lexeme.Kind.STRING, end);
    }

    private void quotedName(char opening) {
        int end = closing(Quoting.closing(opening));
        String quoted = text.substring(position, end);
        if (quoted.length() == 2) {
            throw refused("A quoted name must not be empty.");
        }
        if (quoted.contains(".")) {
            // The parser takes "a.b" for the table b of the schema a; a server may open a file.
            throw refused("A quoted name must not contain a dot: " + quoted + ".");
        }
        boolean escapes = quoting.backslashes() && quoted.contains("\\");
        boolean nested =
                opening != '"' && Quoting.unquoted(quoted).indexOf(Quoting.closing(opening)) >= 0;
        if (escapes || nested) {
            throw refused("A quoted name must not contain a backslash or its own quote.");
        }
        checkQuoted(quoted, false);
        add(Lexeme.Kind.QUOTED_NAME, end);
    }

    private void operator() {
        int end = position;
        while (OPERATOR_CHARACTERS.indexOf(at(end)) >= 0) {
            end++;
        }
        String run = text.substring(position, end);
        if (run.contains("--") || run.contains("/*") || run.contains("//")) {
            throw refused("Comments are not allowed.");
        }
        if (!OPERATORS.contains(run) && !endsWithSign(run)) {
            throw refused("The operator " + run + " is not allowed.");
        }
        add(Lexeme.Kind.SYMBOL, end);
    }

    private static boolean endsWithSign(String run) {
        int last = run.length() - 1;
        return (run.charAt(last) == '-' || run.charAt(last) == '+')
                && BEFORE_SIGN.contains(run.substring(0, last));
    }

    private void punctuation(char c) {
        switch (c) {
            case '(' -> open();
            // A place in an array.
            case '[', ']' -> bracket(c);
            case ')', ',' -> add(Lexeme.Kind.SYMBOL, position + 1);
            case '.' -> dot();
            case ':' -> cast();
            case ';' ->
                    throw refused("A semicolon may only end the query: one SELECT, nothing after.");
            default -> throw unlisted(c);
        }
        depth -= c == ')' ? 1 : 0;
    }

    private void bracket(char c) {
        if (dialect != Dialect.BIGQUERY) {
            throw unlisted(c);
        }
        add(Lexeme.Kind.SYMBOL, position + 1);
    }

    private static RefusedException unlisted(char c) {
        return refused("The character %s is not allowed outside quotes.".formatted(shown(c)));
    }

    private void open() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new RefusedException(
                    Reason.TOO_LARGE, "The query is nested more than 48 levels deep.");
        }
        add(Lexeme.Kind.SYMBOL, position + 1);
    }

    private void dot() {
        if (at(position + 1) == '.') {
            throw refused("Two dots must not follow each other.");
        }
        add(Lexeme.Kind.SYMBOL, position + 1);
    }

    private void cast() {
        if (at(position + 1) != ':' || at(position + 2) == ':') {
            throw refused("A colon is only allowed in a cast (::); there are no parameters.");
        }
        add(Lexeme.Kind.SYMBOL, position + 2);
    }

    /// Index after the closing quote; a doubled quote stands for itself.
    private int closing(char quote) {
        int end = position + 1;
        while (end < text.length()) {
            if (text.charAt(end) != quote) {
                end++;
            } else if (at(end + 1) == quote) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        throw refused("A quote is not closed.");
    }

    /// Characters a person who approves the text would not see, or see elsewhere.
    private void checkQuoted(String quoted, boolean linesAllowed) {
        if (dialect == Dialect.SPARK && quoted.contains("${")) {
            throw refused(
                    "Spark puts settings and variables of its machine in the place of ${..}; write"
                            + " the dollar as chr(36) with concat.");
        }
        quoted.codePoints()
                .filter(c -> !(linesAllowed && (c == '\n' || c == '\t' || c == '\r')))
                .filter(LexicalGate::isInvisible)
                .findFirst()
                .ifPresent(c -> {
                    throw refused("The invisible character U+%04X is not allowed.".formatted(c));
                });
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }

    private void add(Lexeme.Kind kind, int end) {
        lexemes.add(new Lexeme(kind, text.substring(position, end)));
        position = end;
    }

    private int digits(int from) {
        int end = from;
        while (isDigit(at(end))) {
            end++;
        }
        return end;
    }

    private char peek(int ahead) {
        return at(position + ahead);
    }

    /// NUL stands for the end; a NUL in the text is refused like any unlisted character.
    private char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static RefusedException refused(String message) {
        return new RefusedException(Reason.LEXICAL, message);
    }

    private static String shown(char c) {
        return c > ' ' && c < 127 ? String.valueOf(c) : "U+%04X".formatted((int) c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c);
    }

    private static String stripBlanks(String sql) {
        int start = 0;
        int end = sql.length();
        while (start < end && isBlank(sql.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(sql.charAt(end - 1))) {
            end--;
        }
        return sql.substring(start, end);
    }
}
