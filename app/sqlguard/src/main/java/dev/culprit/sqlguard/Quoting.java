package dev.culprit.sqlguard;

import dev.culprit.core.source.Dialect;

/// How a dialect quotes names, and which texts its server may read in another way than the parser. A
/// text that only some reader, or only some setting of a server, reads alike is refused.
///
/// @param opening the characters that may open a quoted name
/// @param backslashes whether a backslash may escape what follows it; the parser never does
/// @param doubled whether two quotes inside a text stand for one; elsewhere they join two texts
record Quoting(String opening, boolean backslashes, boolean doubled) {

    static Quoting of(Dialect dialect) {
        return switch (dialect) {
            case DUCKDB, POSTGRESQL, SQLITE, H2, TRINO -> new Quoting("\"", false, true);
            // Redshift keeps PostgreSQL's old reading of strings.
            case REDSHIFT, SNOWFLAKE -> new Quoting("\"", true, true);
            case MYSQL -> new Quoting("`", true, true);
            case BIGQUERY, SPARK -> new Quoting("`", true, false);
            case CLICKHOUSE -> new Quoting("\"`", true, true);
            // A backslash before the end of a line joins it with the next.
            case SQLSERVER -> new Quoting("[", true, true);
        };
    }

    boolean opens(char c) {
        return opening.indexOf(c) >= 0;
    }

    boolean brackets() {
        return opens('[');
    }

    static char closing(char opening) {
        return opening == '[' ? ']' : opening;
    }

    static boolean isQuoted(String written) {
        return !written.isEmpty() && "\"`[".indexOf(written.charAt(0)) >= 0;
    }

    static String unquoted(String written) {
        if (!isQuoted(written) || written.length() < 2) {
            return written;
        }
        String closing = String.valueOf(closing(written.charAt(0)));
        return written.endsWith(closing)
                ? written.substring(1, written.length() - 1).replace(closing + closing, closing)
                : written;
    }

    String quoted(String name) {
        char open = opening.charAt(0);
        return open + name + closing(open);
    }
}
