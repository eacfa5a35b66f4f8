package dev.culprit.analyst.sql;

import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What most dialects have in common besides DuckDB's and PostgreSQL's: times differ by their seconds
/// since 1970, and conditions are counted with `CASE`.
sealed interface EpochSql extends SqlDialect
        permits RedshiftSql,
                MySql,
                SqliteSql,
                H2Sql,
                TrinoSql,
                SnowflakeSql,
                BigQuerySql,
                ClickHouseSql,
                SparkSql,
                SqlServerSql {

    /// Seconds since 1970 began.
    String epoch(String time);

    /// A text or a date as a time; NULL where it is none, if the dialect can say so.
    String toTime(String name);

    String toInteger(String number);

    /// What stands around a name that is not plain.
    default String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    @Override
    default String name(String identifier) {
        return part(identifier);
    }

    /// The name of a column where those of structs' fields are paths, `address.city`.
    default String path(String identifier) {
        return Arrays.stream(identifier.split("\\.", -1))
                .map(this::part)
                .collect(Collectors.joining("."));
    }

    private String part(String identifier) {
        boolean plain =
                PLAIN.matcher(identifier).matches() && !ReservedWords.ANYWHERE.contains(identifier);
        return plain ? identifier : quoted(identifier);
    }

    /// Words that this dialect does not take as the name of a result's column.
    default Set<String> noAliases() {
        return Set.of();
    }

    @Override
    default String as(String alias) {
        return noAliases().contains(alias) ? quoted(alias) : alias;
    }

    @Override
    default String timeOf(String name, Optional<Column> column) {
        boolean stored = column.filter(c -> c.type() == DataType.TIMESTAMP).isPresent();
        return stored ? name : toTime(name);
    }

    @Override
    default String extentOf(String name, Optional<Column> column) {
        return timeOf(name, column);
    }

    @Override
    default String day(String time) {
        return "CAST(" + time + " AS DATE)";
    }

    @Override
    default String bucket(String time, LocalDateTime origin, long seconds) {
        return toInteger("floor(" + secondsBetween(time(origin), time) + " / " + seconds + ".0)");
    }

    @Override
    default String hoursBetween(String from, String to) {
        return secondsBetween(from, to) + " / 3600.0";
    }

    /// In brackets where it needs them.
    default String secondsBetween(String from, String to) {
        return "(" + epoch(to) + " - " + epoch(from) + ")";
    }

    @Override
    default String countIf(String condition) {
        return "count(CASE WHEN " + condition + " THEN 1 END)";
    }

    /// Written with doubles: some dialects round the average of decimals to the decimals' own digits.
    @Override
    default String share(String condition) {
        return "avg(CASE WHEN " + condition + " THEN 1e0 ELSE 0e0 END)";
    }

    @Override
    default String mask(String expression) {
        return replaced(replaced(replaced(expression, "[a-z]", "a"), "[A-Z]", "A"), "[0-9]", "9");
    }

    /// All occurrences of a pattern replaced.
    default String replaced(String expression, String pattern, String by) {
        return "regexp_replace(" + expression + ", '" + pattern + "', '" + by + "')";
    }

    @Override
    default String distinct(String expression) {
        return "count(DISTINCT " + expression + ")";
    }
}
