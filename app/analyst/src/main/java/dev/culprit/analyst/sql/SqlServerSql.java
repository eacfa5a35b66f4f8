package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;
import java.time.LocalDateTime;

/// SQL Server 2017 or newer. It has no regular expressions.
public record SqlServerSql() implements EpochSql {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";

    @Override
    public Dialect dialect() {
        return Dialect.SQLSERVER;
    }

    @Override
    public String quoted(String identifier) {
        return "[" + identifier.replace("]", "]]") + "]";
    }

    /// A backslash at the end of a line would join it with the next, and a plain literal holds only
    /// what the database's code page has.
    @Override
    public String text(String value) {
        return new CharacterCodes(c -> c == '\\' || c > 127, c -> "nchar(" + c + ")").text(value);
    }

    @Override
    public String time(LocalDateTime at) {
        String literal = EpochSql.super.time(at);
        return "CAST("
                + literal.substring(literal.indexOf('\'')).replace(' ', 'T')
                + " AS DATETIME2)";
    }

    @Override
    public String epoch(String time) {
        return secondsBetween("CAST('1970-01-01' AS DATETIME2)", time);
    }

    @Override
    public String secondsBetween(String from, String to) {
        return "datediff_big(second, " + from + ", " + to + ")";
    }

    @Override
    public String toTime(String name) {
        return "TRY_CAST(" + name + " AS DATETIME2)";
    }

    @Override
    public String toInteger(String number) {
        return "CAST(" + number + " AS BIGINT)";
    }

    @Override
    public String asText(String expression) {
        return "CAST(" + expression + " AS NVARCHAR(4000))";
    }

    @Override
    public String isTrue(String expression) {
        return expression + " = 1";
    }

    @Override
    public String ln(String number) {
        return "log(" + number + ")";
    }

    @Override
    public String round(String number) {
        return "round(" + number + ", 0)";
    }

    @Override
    public String mask(String expression) {
        String text = expression + " COLLATE Latin1_General_BIN2";
        return "translate("
                + text
                + ", '"
                + LOWER
                + UPPER
                + DIGITS
                + "', '"
                + "a".repeat(LOWER.length())
                + "A".repeat(UPPER.length())
                + "9".repeat(DIGITS.length())
                + "')";
    }

    @Override
    public String number(String expression, boolean stored) {
        return (stored ? "CAST(" : "TRY_CAST(") + expression + " AS FLOAT)";
    }

    @Override
    public boolean canMatch(String pattern) {
        return false;
    }

    @Override
    public String matches(String expression, String pattern) {
        throw new UnsupportedOperationException("SQL Server has no regular expressions");
    }

    @Override
    public String quantile(String expression, double share) {
        return RankedQuantiles.of(expression, share);
    }

    @Override
    public String ranked(String rows, String... by) {
        return RankedQuantiles.rows(rows, by);
    }

    @Override
    public String at(int position, String expression) {
        return expression;
    }

    @Override
    public String first(int rows) {
        return " OFFSET 0 ROWS FETCH NEXT " + rows + " ROWS ONLY";
    }

    @Override
    public boolean nestsQueriesInAggregates() {
        return false;
    }
}
