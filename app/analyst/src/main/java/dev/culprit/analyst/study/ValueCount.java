package dev.culprit.analyst.study;

import dev.culprit.core.query.QueryResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A value of the watched column with its rows in window and baseline.
public record ValueCount(String value, double window, double baseline) {
    static List<ValueCount> of(QueryResult result) {
        List<ValueCount> all = new ArrayList<>();
        for (int row = 0; row < result.rows().size(); row++) {
            double window = result.number(row, "w");
            double baseline = result.number(row, "b");
            result.text(row, "v").ifPresent(v -> all.add(new ValueCount(v, window, baseline)));
        }
        return all;
    }

    /// Log-likelihood gain of "the value became more frequent" over "as in the past".
    double gain(double windowRows, double baselineRows) {
        double past = (baseline + 0.5) / (baselineRows + 1);
        return dev.culprit.analyst.statistics.LikelihoodRatios.rateRise(window, windowRows, past);
    }

    public static Optional<ValueCount> risen(
            List<ValueCount> all, double windowRows, double baselineRows) {
        return all.stream()
                .max(
                        Comparator.comparingDouble(
                                        (ValueCount v) -> v.gain(windowRows, baselineRows))
                                .thenComparing(ValueCount::value))
                .filter(v -> v.gain(windowRows, baselineRows) > 6);
    }
}
