package dev.culprit.analyst.metric;

import dev.culprit.analyst.sql.SqlDialect;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a metric is made of beyond its kind and column, as SQL over rows with the alias `t`. What is
/// empty follows from kind and column.
///
/// @param filter condition of the rows that are looked at, at all
/// @param bad condition of a row that a share counts
/// @param number what a row adds to a sum, a mean or a ratio's numerator
/// @param weight what a row adds to a ratio's denominator
public record Formula(
        Optional<String> filter,
        Optional<String> bad,
        Optional<String> number,
        Optional<String> weight) {
    private static final int LONGEST = 80;

    public static final Formula NONE =
            new Formula(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Formula number(String sql) {
        return new Formula(Optional.empty(), Optional.empty(), Optional.of(sql), Optional.empty());
    }

    /// A share of rows: those that are bad among those that count.
    static Formula share(String bad, Optional<String> counts) {
        String one = "CASE WHEN " + bad + " THEN 1.0 ELSE 0.0 END";
        String all = "1.0";
        if (counts.isPresent()) {
            one = "CASE WHEN NOT (" + counts.get() + ") THEN NULL" + one.substring(4);
            all = "CASE WHEN " + counts.get() + " THEN 1.0 ELSE 0.0 END";
        }
        return new Formula(Optional.empty(), Optional.of(bad), Optional.of(one), Optional.of(all));
    }

    static Formula ratio(String numerator, String denominator) {
        return new Formula(
                Optional.empty(),
                Optional.empty(),
                Optional.of(numerator),
                Optional.of(denominator));
    }

    Formula where(Optional<String> condition) {
        Optional<String> both =
                filter.isPresent() && condition.isPresent()
                        ? Optional.of("(" + filter.get() + ") AND (" + condition.get() + ")")
                        : filter.or(() -> condition);
        return new Formula(both, bad, number, weight);
    }

    /// The population in a few words, for titles; empty when all rows are looked at.
    public String words() {
        return filter.map(sql -> " where " + plain(sql)).orElse("");
    }

    private static String plain(String sql) {
        String text = sql.replaceAll("\\bt\\.", "");
        boolean wrapped = text.matches("\\([^()]*\\)");
        String bare = wrapped ? text.substring(1, text.length() - 1) : text;
        return bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST - 1) + "…";
    }

    /// Columns that are used, as they are written.
    public Set<String> columns() {
        Set<String> used = new LinkedHashSet<>();
        Stream.of(filter, bad, number, weight)
                .flatMap(Optional::stream)
                .forEach(sql -> {
                    used.addAll(SqlDialect.columns(sql));
                });
        return used;
    }
}
