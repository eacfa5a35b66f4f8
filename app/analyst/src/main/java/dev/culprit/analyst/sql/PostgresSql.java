package dev.culprit.analyst.sql;

/// PostgreSQL.
public record PostgresSql() implements SqlDialect {
    private static final String NUMERIC = "'^ *-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)? *$'";

    @Override
    public String number(String expression, boolean stored) {
        String cast = "CAST(" + expression + " AS DOUBLE PRECISION)";
        return stored
                ? cast
                : "CASE WHEN " + expression + " ~ " + NUMERIC + " THEN " + cast + " END";
    }

    @Override
    public String matches(String expression, String pattern) {
        return expression + " ~ " + text(pattern);
    }

    @Override
    public String distinct(String expression) {
        return "count(DISTINCT " + expression + ")";
    }

    @Override
    public String quantile(String expression, double share) {
        return "percentile_cont(" + share + ") WITHIN GROUP (ORDER BY " + expression + ")";
    }
}
