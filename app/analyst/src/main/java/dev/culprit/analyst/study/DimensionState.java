package dev.culprit.analyst.study;

import dev.culprit.analyst.subject.Parent;
import dev.culprit.core.query.QueryResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Keys that a joined table has more than once.
///
/// @param rows all rows
/// @param duplicated rows whose key is there more than once
/// @param attribute an attribute that has one value in nearly all of them
public record DimensionState(
        Parent parent,
        double rows,
        double duplicated,
        Optional<String> attribute,
        Optional<String> value) {
    private static final double NEARLY_ALL = 0.95;

    static DimensionState of(Parent parent, QueryResult result) {
        double rows = 0;
        double duplicated = 0;
        for (int row = 0; row < result.rows().size(); row++) {
            rows += result.number(row, "n");
            duplicated += result.number(row, "k");
        }
        Optional<String> attribute = Optional.empty();
        Optional<String> value = Optional.empty();
        double least = 1;
        for (int a = 0; a < parent.attributes().size() && duplicated > 0; a++) {
            Map<String, double[]> sums = sums(result, "a" + a);
            for (Map.Entry<String, double[]> entry : sums.entrySet()) {
                double share = entry.getValue()[0] / rows;
                boolean dominates = entry.getValue()[1] > NEARLY_ALL * duplicated;
                if (dominates && share < least && share < 0.9) {
                    least = share;
                    attribute = Optional.of(parent.attributes().get(a));
                    value = Optional.of(entry.getKey());
                }
            }
        }
        return new DimensionState(parent, rows, duplicated, attribute, value);
    }

    private static Map<String, double[]> sums(QueryResult result, String column) {
        Map<String, double[]> sums = new HashMap<>();
        for (int row = 0; row < result.rows().size(); row++) {
            double n = result.number(row, "n");
            double k = result.number(row, "k");
            result.text(row, column)
                    .ifPresent(value -> {
                        double[] sum = sums.computeIfAbsent(value, _ -> new double[2]);
                        sum[0] += n;
                        sum[1] += k;
                    });
        }
        return sums;
    }
}
