package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How one dialect writes what the analyst needs. Only functions that every gate allows are used.
public sealed interface SqlDialect permits DuckDbSql, PostgresSql {

    static SqlDialect of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL, REDSHIFT -> new PostgresSql();
            case DUCKDB,
                    MYSQL,
                    SQLITE,
                    H2,
                    TRINO,
                    SNOWFLAKE,
                    BIGQUERY,
                    CLICKHOUSE,
                    SPARK,
                    SQLSERVER ->
                    new DuckDbSql();
        };
    }

    Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    Set<String> RESERVED =
            Set.of(
                    "all",
                    "and",
                    "any",
                    "as",
                    "asc",
                    "between",
                    "both",
                    "by",
                    "case",
                    "cast",
                    "check",
                    "column",
                    "create",
                    "cross",
                    "current_date",
                    "current_time",
                    "date",
                    "day",
                    "default",
                    "desc",
                    "distinct",
                    "do",
                    "else",
                    "end",
                    "except",
                    "exists",
                    "false",
                    "fetch",
                    "filter",
                    "for",
                    "foreign",
                    "from",
                    "full",
                    "grant",
                    "group",
                    "having",
                    "hour",
                    "in",
                    "inner",
                    "intersect",
                    "interval",
                    "into",
                    "is",
                    "join",
                    "key",
                    "left",
                    "level",
                    "like",
                    "limit",
                    "minute",
                    "month",
                    "natural",
                    "not",
                    "null",
                    "offset",
                    "on",
                    "only",
                    "or",
                    "order",
                    "outer",
                    "over",
                    "partition",
                    "position",
                    "primary",
                    "range",
                    "references",
                    "right",
                    "row",
                    "rows",
                    "second",
                    "select",
                    "set",
                    "similar",
                    "some",
                    "start",
                    "table",
                    "then",
                    "time",
                    "timestamp",
                    "to",
                    "true",
                    "type",
                    "union",
                    "unique",
                    "user",
                    "using",
                    "value",
                    "values",
                    "when",
                    "where",
                    "window",
                    "with",
                    "year");

    /// A column's or table's name, quoted where it needs to be.
    default String name(String identifier) {
        boolean plain = PLAIN.matcher(identifier).matches() && !RESERVED.contains(identifier);
        return plain ? identifier : "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    default String table(TableName table) {
        String own = name(table.name());
        return table.schema().isEmpty() ? own : name(table.schema()) + "." + own;
    }

    default String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    default String time(LocalDateTime at) {
        return "TIMESTAMP '"
                + at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT))
                + "'";
    }

    /// Whole buckets of `seconds` from `origin` to the time; buckets before it are negative.
    default String bucket(String time, LocalDateTime origin, long seconds) {
        return "CAST(floor(date_part('epoch', "
                + time
                + " - "
                + time(origin)
                + ") / "
                + seconds
                + ") AS BIGINT)";
    }

    default String hoursBetween(String from, String to) {
        return "date_part('epoch', " + to + " - " + from + ") / 3600.0";
    }

    default String asText(String expression) {
        return "CAST(" + expression + " AS VARCHAR)";
    }

    default String countIf(String condition) {
        return "count(*) FILTER (WHERE " + condition + ")";
    }

    default String flag(String condition) {
        return "CASE WHEN " + condition + " THEN 1 ELSE 0 END";
    }

    /// A text with letters folded to `a` or `A` and digits to `9`: its shape.
    default String mask(String expression) {
        return "regexp_replace(regexp_replace(regexp_replace("
                + expression
                + ", '[a-z]', 'a', 'g'), '[A-Z]', 'A', 'g'), '[0-9]', '9', 'g')";
    }

    /// A number however it is stored; NULL where it is none.
    String number(String expression, boolean stored);

    String matches(String expression, String pattern);

    /// Number of different values, approximate where the dialect can.
    String distinct(String expression);

    String quantile(String expression, double share);
}
