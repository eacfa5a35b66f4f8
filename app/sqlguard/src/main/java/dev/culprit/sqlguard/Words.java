package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import dev.culprit.core.source.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes sure that nothing in the text escaped the walk. Every word must be either a keyword of
/// plain reading SQL or a name that the walk looked at and accepted. A clause that the parser
/// understands and the walk does not know therefore ends in a refusal, whatever it is.
final class Words {
    private static final Set<String> KEYWORDS =
            set(
                    """
                    select distinct on all from where group by grouping sets rollup cube having
                    qualify window order asc desc nulls first last limit offset
                    union intersect except with as materialized
                    and or not is null true false unknown in exists any some between symmetric
                    like ilike similar to escape case when then else end
                    cast try_cast interval date time timestamp timestamptz at zone extract
                    current_date current_timestamp current_time localtime localtimestamp
                    join inner left right full outer cross lateral using asof semi
                    over partition rows range groups unbounded preceding following current row
                    exclude ties others filter within respect ignore
                    leading trailing both
                    tablesample bernoulli system repeatable
                    replace precision varying without
                    """);

    /// Words that begin a statement of T-SQL, which needs no semicolon before it: `SELECT 1 DELETE FROM t`
    /// are two. All of them are reserved there, so none is a name without quotes.
    private static final Set<String> STATEMENTS =
            set(
                    """
                    alter backup begin bulk checkpoint close commit create dbcc deallocate declare
                    delete deny drop exec execute goto grant if insert kill merge open print
                    raiserror readtext reconfigure restore return revert revoke rollback save set
                    setuser shutdown truncate update updatetext use waitfor while writetext
                    """);

    private final Set<String> keywords = new HashSet<>(KEYWORDS);
    private final Set<String> never;
    private final Set<String> names = new HashSet<>();
    private final Set<String> callables = new HashSet<>();

    Words(Dialect dialect) {
        keywords.addAll(more(dialect));
        callables.addAll(keywords);
        never = dialect == Dialect.SQLSERVER ? STATEMENTS : Set.of();
    }

    /// Keywords of one dialect, of clauses that the walk looks at.
    private static Set<String> more(Dialect dialect) {
        return switch (dialect) {
            case MYSQL, SPARK, SNOWFLAKE -> Set.of("regexp", "rlike");
            case SQLITE, H2 -> Set.of("regexp");
            case BIGQUERY -> Set.of("safe_cast");
            case SQLSERVER -> Set.of("top", "fetch", "next", "only", "collate");
            case DUCKDB, POSTGRESQL, REDSHIFT, TRINO, CLICKHOUSE -> Set.of();
        };
    }

    /// A name the walk accepted, as written.
    ///
    /// @throws RefusedException when it is written as a string, which some servers take for a name
    void name(String written) {
        if (written.startsWith("'")) {
            throw new RefusedException(
                    Reason.FORBIDDEN_CLAUSE, "A name is not quoted like a text: " + written + ".");
        }
        names.add(normal(written));
    }

    /// A name that a bracket may follow: a function, a type, or a relation with a list of columns.
    void callable(String written) {
        name(written);
        callables.add(normal(written));
    }

    /// @throws RefusedException for the first word that nobody accounts for
    void account(List<Lexeme> text) {
        for (int i = 0; i < text.size(); i++) {
            Lexeme lexeme = text.get(i);
            boolean called = i + 1 < text.size() && text.get(i + 1).isSymbol("(");
            boolean known =
                    switch (lexeme.kind()) {
                        case WORD -> called ? isCallable(lexeme) : isKnown(lexeme);
                        case QUOTED_NAME ->
                                called ? isCallable(lexeme) : names.contains(lexeme.text());
                        case STRING, NUMBER, SYMBOL -> true;
                    };
            if (!known) {
                throw new RefusedException(
                        Reason.FORBIDDEN_CLAUSE, lexeme.text() + " is not allowed here.");
            }
        }
    }

    private boolean isKnown(Lexeme word) {
        return keywords.contains(word.lower())
                || (names.contains(word.lower()) && !never.contains(word.lower()));
    }

    private boolean isCallable(Lexeme word) {
        return callables.contains(normal(word.text()));
    }

    private static String normal(String written) {
        return Quoting.isQuoted(written) ? written : written.toLowerCase(Locale.ROOT);
    }

    private static Set<String> set(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
