package dev.culprit.connector.cloud.spark;

import dev.culprit.connector.kit.SingleQuery;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a query's text may hold, as a second opinion right before it is sent. The brackets around it
/// stop all that is no query; this stops queries that run programs or call Java.
final class SparkText {
    private static final SingleQuery QUERIES =
            new SingleQuery("Spark", "'\"`", true, List.of("--", "/*"));

    private static final Pattern QUOTED =
            Pattern.compile(
                    "'(?:[^'\\\\]++|\\\\.)*+'|\"(?:[^\"\\\\]++|\\\\.)*+\"|`[^`]*+`",
                    Pattern.DOTALL);

    /// Other blanks than these end a word for Spark and not for us.
    private static final Pattern ASCII = Pattern.compile("[\\x20-\\x7e\\t\\n\\r]*");

    /// `r'..'` knows no backslashes, so where it ends would be told wrong.
    private static final Pattern PREFIXED = Pattern.compile("\\w''");

    /// `TRANSFORM(..) USING 'program'`, also as `MAP` and `REDUCE`; functions that call Java, and the
    /// clause that makes names of texts.
    private static final Pattern REACHING_OUT =
            Pattern.compile(
                    "(?i)\\busing\\s*''|\\b(?:reflect|java_method|try_reflect|identifier)\\s*\\(");

    private SparkText() {}

    /// @throws ConnectorException `REJECTED`
    static void requireQuery(String sql) throws ConnectorException {
        QUERIES.require(sql);
        String outside = withNames(sql, _ -> "x");
        require(ASCII.matcher(outside).matches(), "unusual signs");
        require(!PREFIXED.matcher(outside).find(), "texts with a prefix");
        String called = withNames(sql, name -> name);
        require(!REACHING_OUT.matcher(called).find(), "programs or calls of Java");
    }

    /// All texts empty, and each quoted name as it is wanted.
    private static String withNames(String sql, UnaryOperator<String> names) {
        return QUOTED.matcher(sql)
                .replaceAll(found -> {
                    String quoted = found.group();
                    return quoted.charAt(0) == '`'
                            ? Matcher.quoteReplacement(
                                    names.apply(quoted.substring(1, quoted.length() - 1)))
                            : "''";
                });
    }

    private static void require(boolean harmless, String what) throws ConnectorException {
        if (!harmless) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "A query for Spark must not contain " + what + ".");
        }
    }
}
