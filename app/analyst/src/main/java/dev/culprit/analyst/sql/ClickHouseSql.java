package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;
import java.time.LocalDateTime;

/// ClickHouse. The connector sets `join_use_nulls`, without which a row that found no partner in an
/// outer join would get empty values in place of NULL.
///
/// @param groupsBySets whether the server is new enough to group by several sets in one pass
public record ClickHouseSql(boolean groupsBySets) implements EpochSql {
    @Override
    public Dialect dialect() {
        return Dialect.CLICKHOUSE;
    }

    @Override
    public String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    @Override
    public String text(String value) {
        return CharacterCodes.ofBackslash(c -> "char(" + c + ")").text(value);
    }

    @Override
    public String time(LocalDateTime at) {
        String literal = EpochSql.super.time(at);
        return "toDateTime(" + literal.substring(literal.indexOf('\'')) + ", 'UTC')";
    }

    @Override
    public String day(String time) {
        return "toDate(" + time + ")";
    }

    @Override
    public String dateOf(String name) {
        return toTime(name);
    }

    @Override
    public String epoch(String time) {
        return "toInt64(toUnixTimestamp(" + time + "))";
    }

    @Override
    public String toTime(String name) {
        return "parseDateTimeBestEffortOrNull(toString(" + name + "), 'UTC')";
    }

    @Override
    public String toInteger(String number) {
        return "toInt64(" + number + ")";
    }

    /// Unlike a cast it hands NULL on.
    @Override
    public String asText(String expression) {
        return "toString(" + expression + ")";
    }

    @Override
    public String number(String expression, boolean stored) {
        return stored
                ? "toFloat64(" + expression + ")"
                : "toFloat64OrNull(toString(" + expression + "))";
    }

    @Override
    public String replaced(String expression, String pattern, String by) {
        return "replaceRegexpAll(" + expression + ", '" + pattern + "', '" + by + "')";
    }

    @Override
    public String ln(String number) {
        return "log(" + number + ")";
    }

    @Override
    public boolean canMatch(String pattern) {
        return PlainPattern.of(pattern).isPresent();
    }

    /// A text in which something can be replaced; `match` is a keyword to the gate's parser.
    @Override
    public String matches(String expression, String pattern) {
        String plain = PlainPattern.of(pattern).orElse(pattern);
        return "(replaceRegexpOne("
                + expression
                + ", "
                + text(plain)
                + ", '[found]') <> "
                + expression
                + ")";
    }

    @Override
    public String distinct(String expression) {
        return "uniq(" + expression + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return "quantile(" + share + ")(" + expression + ")";
    }

    /// Positions are a setting of newer servers.
    @Override
    public String at(int position, String expression) {
        return expression;
    }
}
