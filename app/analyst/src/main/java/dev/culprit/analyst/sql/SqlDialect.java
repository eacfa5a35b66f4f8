package dev.culprit.analyst.sql;

import dev.culprit.core.source.Capability;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How one dialect writes what the analyst needs. Only functions that the gate allows for the dialect
/// are used. The analyst says what it wants to know; nothing is translated from one dialect's text to
/// another's.
///
/// Sessions are expected to be in UTC, as every connector sets them up.
public sealed interface SqlDialect permits DuckDbSql, PostgresSql, EpochSql {

    /// @param capabilities what the source can do beyond what its dialect says for sure
    static SqlDialect of(Dialect dialect, Set<Capability> capabilities) {
        boolean sets = capabilities.contains(Capability.GROUPING_SETS);
        return switch (dialect) {
            case DUCKDB -> new DuckDbSql();
            case POSTGRESQL -> new PostgresSql();
            case REDSHIFT -> new RedshiftSql();
            case MYSQL -> new MySql();
            case SQLITE -> new SqliteSql();
            case H2 -> new H2Sql();
            case TRINO -> new TrinoSql();
            case SNOWFLAKE -> new SnowflakeSql();
            case BIGQUERY -> new BigQuerySql(sets);
            case CLICKHOUSE -> new ClickHouseSql(sets);
            case SPARK -> new SparkSql();
            case SQLSERVER -> new SqlServerSql();
        };
    }

    Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /// What counts as a number in a text, for dialects whose casts fail.
    String NUMERIC = "^ *-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)? *$";

    Dialect dialect();

    /// A column's or table's name, quoted where it needs to be.
    default String name(String identifier) {
        boolean plain =
                PLAIN.matcher(identifier).matches() && !ReservedWords.COMMON.contains(identifier);
        return plain ? identifier : "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    default String table(TableName table) {
        String own = name(table.name());
        return table.schema().isEmpty() ? own : name(table.schema()) + "." + own;
    }

    /// A name for a column of the result.
    default String as(String alias) {
        return alias;
    }

    default String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    default String time(LocalDateTime at) {
        return "TIMESTAMP '" + plain(at) + "'";
    }

    private static String plain(LocalDateTime at) {
        return at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT));
    }

    /// A column as a time, however it is stored.
    ///
    /// @param name the column in SQL
    /// @param column empty when it is not known
    default String timeOf(String name, Optional<Column> column) {
        boolean stored = column.filter(c -> c.type() == DataType.TIMESTAMP).isPresent();
        return stored ? name : "CAST(" + name + " AS TIMESTAMP)";
    }

    /// A time column as its extent is asked for.
    default String extentOf(String name, Optional<Column> column) {
        return name;
    }

    /// A column of a calendar such that it compares with times.
    default String dateOf(String name) {
        return name;
    }

    /// The day of a time, as a date.
    default String day(String time) {
        return "CAST(date_trunc('day', " + time + ") AS DATE)";
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

    /// A stored truth value as a condition.
    default String isTrue(String expression) {
        return expression;
    }

    /// Share of rows that meet a condition.
    default String share(String condition) {
        return "avg(CASE WHEN " + condition + " THEN 1.0 ELSE 0.0 END)";
    }

    /// The larger of a value and a constant. NULL stays NULL, which `greatest` does not promise.
    default String atLeast(String value, String floor) {
        return "CASE WHEN "
                + value
                + " > "
                + floor
                + " THEN "
                + value
                + " WHEN "
                + value
                + " <= "
                + floor
                + " THEN "
                + floor
                + " END";
    }

    /// The natural logarithm.
    default String ln(String number) {
        return "ln(" + number + ")";
    }

    /// The nearest whole number.
    default String round(String number) {
        return "round(" + number + ")";
    }

    /// A text with letters folded to `a` or `A` and digits to `9`: its shape.
    default String mask(String expression) {
        return "regexp_replace(regexp_replace(regexp_replace("
                + expression
                + ", '[a-z]', 'a', 'g'), '[A-Z]', 'A', 'g'), '[0-9]', '9', 'g')";
    }

    /// A number however it is stored; NULL where it is none.
    String number(String expression, boolean stored);

    /// Whether the dialect can look for a pattern in a text; what asks for it is left out otherwise.
    default boolean canMatch(String pattern) {
        return true;
    }

    /// A condition: the pattern occurs in the text. Only where [#canMatch] says so.
    String matches(String expression, String pattern);

    /// Number of different values, approximate where the dialect can.
    String distinct(String expression);

    /// The value below which that share of values lies. In dialects without such an aggregate it
    /// reads the ranks that [#ranked] adds.
    String quantile(String expression, double share);

    /// Rows whose column `v` quantiles are asked of, as a `FROM` item with the alias `x`.
    ///
    /// @param rows a `SELECT` with a column `v`
    /// @param by columns of it by which the quantiles are grouped
    default String ranked(String rows, String... by) {
        return "(" + rows + ") x";
    }

    /// A selected expression in `GROUP BY` or `ORDER BY`, by its position where that is allowed.
    default String at(int position, String expression) {
        return String.valueOf(position);
    }

    /// What ends an ordered query after so many rows.
    default String first(int rows) {
        return " LIMIT " + rows;
    }

    /// Whether an aggregate may contain a sub-query.
    default boolean nestsQueriesInAggregates() {
        return true;
    }

    /// Whether several groupings go into one pass; else each gets a `SELECT` of its own.
    default boolean groupsBySets() {
        return true;
    }

    /// Columns in a text of this dialect over the alias `t`, without quotes.
    static List<String> columns(String sql) {
        return ColumnNames.in(sql);
    }
}
