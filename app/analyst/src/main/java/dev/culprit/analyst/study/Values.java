package dev.culprit.analyst.study;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.query.QueryResult;

/// The scale on which a measure is compared: logarithmic with a floor at a thousandth of the median;
/// with 5 % of the median added where values at or below zero are common; as it is where negative
/// values are common.
///
/// @param median of the baseline
/// @param zeros share of values at or below zero
/// @param negatives share of values below zero
public record Values(
        double n, double zeros, double negatives, double median, double q10, double q90) {
    static Values of(QueryResult result) {
        double n = Math.max(1, result.number(0, "n"));
        return new Values(
                n,
                result.number(0, "zeros") / n,
                result.number(0, "negatives") / n,
                result.number(0, "q50"),
                result.number(0, "q10"),
                result.number(0, "q90"));
    }

    boolean linear() {
        return negatives > 0.01 || median <= 0;
    }

    boolean withZeros() {
        return zeros > 0.001;
    }

    /// Whether the scale keeps ratios.
    boolean logarithmic() {
        return !linear() && !withZeros();
    }

    String sql(SqlDialect sql, String value) {
        if (linear()) {
            return value;
        }
        return withZeros()
                ? sql.ln(sql.atLeast(value, "0") + " + " + plain(0.05 * median))
                : sql.ln(sql.atLeast(value, plain(0.001 * median)));
    }

    private static String plain(double number) {
        return new java.math.BigDecimal(number).round(new java.math.MathContext(6)).toPlainString();
    }
}
