package dev.culprit.analyst.sql;

import dev.culprit.core.source.Dialect;
import java.util.Set;

/// H2 in its regular mode.
public record H2Sql() implements EpochSql {
    @Override
    public Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    public String name(String identifier) {
        return UpperCaseSql.isPlain(identifier) ? identifier : quoted(identifier);
    }

    @Override
    public Set<String> noAliases() {
        return Set.of("day", "value");
    }

    @Override
    public String epoch(String time) {
        return "extract(EPOCH FROM " + time + ")";
    }

    @Override
    public String toTime(String name) {
        return "CAST(" + name + " AS TIMESTAMP)";
    }

    @Override
    public String toInteger(String number) {
        return "CAST(" + number + " AS BIGINT)";
    }

    @Override
    public String number(String expression, boolean stored) {
        String cast = "CAST(" + expression + " AS DOUBLE PRECISION)";
        return stored
                ? cast
                : "CASE WHEN " + matches(expression, NUMERIC) + " THEN " + cast + " END";
    }

    @Override
    public String matches(String expression, String pattern) {
        return "regexp_like(" + expression + ", " + text(pattern) + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return "percentile_cont(" + share + ") WITHIN GROUP (ORDER BY " + expression + ")";
    }

    /// `GROUP BY 1` groups by the number one.
    @Override
    public String at(int position, String expression) {
        return expression;
    }

    @Override
    public boolean groupsBySets() {
        return false;
    }
}
