package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import dev.culprit.core.source.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.Statements;
import net.sf.jsqlparser.statement.select.Select;

/// Turns text into one parsed `SELECT`.
final class Parsing {
    static final long TIMEOUT_MILLIS = 2_000;

    private static final int MESSAGE_LENGTH = 160;

    private final ExecutorService threads;

    Parsing(ExecutorService threads) {
        this.threads = threads;
    }

    /// @param lexemes the same text as our own lexer reads it
    Select parse(String sql, Dialect dialect, List<Lexeme> lexemes) {
        boolean brackets = Quoting.of(dialect).brackets();
        checkSameTokens(sql, brackets, lexemes);
        Statements statements = statements(sql, brackets, dialect);
        if (statements.size() != 1) {
            throw notASelect("Exactly one SELECT is allowed.");
        }
        Statement only = statements.getFirst();
        return only instanceof Select select
                ? select
                : throwing("Only SELECT is allowed, not " + kind(only) + ".");
    }

    private Statements statements(String sql, boolean brackets, Dialect dialect) {
        try {
            return CCJSqlParserUtil.parseStatements(
                    sql,
                    threads,
                    parser ->
                            parser.withSquareBracketQuotation(brackets)
                                    .withAllowComplexParsing(true)
                                    .withTimeOut(TIMEOUT_MILLIS));
        } catch (JSQLParserException failure) {
            throw refusal(failure, dialect);
        }
    }

    /// The parser skips text it takes for a comment (`//` to the end of the line, for one) and has its
    /// own idea of quotes. Only when it cuts the text into the very same tokens can its tree be
    /// trusted to be all of it.
    private static void checkSameTokens(String sql, boolean brackets, List<Lexeme> lexemes) {
        CCJSqlParser parser = CCJSqlParserUtil.newParser(sql).withSquareBracketQuotation(brackets);
        StringBuilder theirs = new StringBuilder();
        try {
            Token token = parser.getNextToken();
            while (token.kind != CCJSqlParserConstants.EOF) {
                boundary(theirs, token.image);
                token = parser.getNextToken();
            }
        } catch (TokenMgrException unreadable) {
            throw new RefusedException(
                    Reason.LEXICAL, "The parser cannot read the text's words and quotes.");
        }
        StringBuilder ours = new StringBuilder();
        lexemes.forEach(lexeme -> boundary(ours, lexeme.text()));
        if (!theirs.toString().contentEquals(ours)) {
            throw new RefusedException(
                    Reason.LEXICAL, "The text can be read in two ways; write it more plainly.");
        }
    }

    /// Joins tokens so that different cuts of quotes and words show, while `<=` may be one or two.
    private static void boundary(StringBuilder tokens, String image) {
        boolean quoted = image.startsWith("'") || (Quoting.isQuoted(image) && image.length() > 1);
        boolean word = Character.isLetterOrDigit(image.charAt(0)) || image.charAt(0) == '_';
        if (quoted) {
            tokens.append('\0').append(image).append('\0');
        } else if (word) {
            // Some of the parser's keywords are several words long, with any blanks between them.
            tokens.append(' ').append(image.replaceAll("\\s+", " "));
        } else {
            tokens.append(image.replaceAll("\\s+", ""));
        }
    }

    private static RefusedException refusal(JSQLParserException failure, Dialect dialect) {
        if (isCausedBy(failure, InterruptedException.class)) {
            Thread.currentThread().interrupt();
        }
        if (isCausedBy(failure, TimeoutException.class)
                || isCausedBy(failure, StackOverflowError.class)) {
            return new RefusedException(
                    Reason.TOO_LARGE, "The query is too complex to be read within two seconds.");
        }
        return new RefusedException(
                Reason.UNPARSABLE,
                "The query cannot be parsed: " + firstLine(failure) + "." + hint(dialect));
    }

    /// What the parser does not read of a dialect, and what to write in its place.
    private static String hint(Dialect dialect) {
        return switch (dialect) {
            case BIGQUERY ->
                    " Arrays, STRUCT, UNNEST and pipes are not read here; use joins and sub-queries.";
            case SPARK ->
                    " LATERAL VIEW, lambdas and hints are not read here; use joins and sub-queries.";
            case CLICKHOUSE ->
                    " WITH TOTALS, ARRAY JOIN, FINAL, SAMPLE and SETTINGS are not read here; use joins"
                            + " and sub-queries.";
            case SQLSERVER ->
                    " OPENJSON, APPLY and hints are not read here; use joins and sub-queries.";
            case DUCKDB, POSTGRESQL, REDSHIFT, MYSQL, SQLITE, H2, TRINO, SNOWFLAKE -> "";
        };
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /// The parser's own message goes on for pages with what it had expected.
    private static String firstLine(JSQLParserException failure) {
        String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        String words = message.replaceAll("^([a-zA-Z.]+Exception: )+", "").strip();
        String plain = words.replaceAll(", in lexical state \\w+", "").replaceAll("\\.$", "");
        return plain.substring(0, Math.min(MESSAGE_LENGTH, plain.length()));
    }

    private static Select throwing(String message) {
        throw notASelect(message);
    }

    private static RefusedException notASelect(String message) {
        return new RefusedException(Reason.NOT_A_SELECT, message);
    }

    private static String kind(Statement statement) {
        return statement.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }
}
