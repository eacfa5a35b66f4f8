package dev.culprit.analyst.study;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.statistics.LikelihoodRatios;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.query.QueryResult;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// The leading slice of a large table by the minute, where the cube knows only steps of hours: when its
/// change began. As in the search, rows from the start on are compared with the slice's own past.
final class Timeline {
    private final Study study;
    private final Candidate slice;
    private final double[] rows;
    private final double[] x;
    private final double[] w;

    /// @param minutes rows of the slice in the window, `bucket` counting minutes from its start
    Timeline(Study study, Candidate slice, QueryResult minutes) {
        this.study = study;
        this.slice = slice;
        int size = (int) Math.ceil(study.windowMinutes());
        this.rows = suffix(minutes, "n", size);
        this.x = suffix(minutes, numerator(), size);
        this.w = suffix(minutes, denominator(), size);
    }

    private String numerator() {
        return switch (study.kind()) {
            case NULL_RATE,
                    DUPLICATE_RATE,
                    TYPE_MISMATCH_RATE,
                    ORPHAN_RATE,
                    RATIO,
                    DISTINCT_COUNT ->
                    "k";
            case FRESHNESS -> study.latest() ? "n" : "k";
            case MEAN, SUM -> "l";
            case ROW_COUNT, CUSTOM_SQL, DESCRIPTION -> "n";
        };
    }

    private String denominator() {
        return switch (study.kind()) {
            case TYPE_MISMATCH_RATE, ORPHAN_RATE, RATIO, MEAN, SUM -> "m";
            case NULL_RATE,
                    DUPLICATE_RATE,
                    DISTINCT_COUNT,
                    FRESHNESS,
                    ROW_COUNT,
                    CUSTOM_SQL,
                    DESCRIPTION ->
                    "n";
        };
    }

    /// What comes at or after each minute.
    private static double[] suffix(QueryResult result, String column, int size) {
        double[] sums = new double[size + 1];
        for (int row = 0; row < result.rows().size(); row++) {
            int minute = (int) result.number(row, "bucket");
            sums[Math.clamp(minute, 0, size - 1)] += result.number(row, column);
        }
        for (int i = size - 1; i >= 0; i--) {
            sums[i] += sums[i + 1];
        }
        return sums;
    }

    /// The start that speaks most for a change, half way from the last row before it.
    ///
    /// @param step minutes in which the cube counts; the start is looked for that far around its own
    LocalDateTime onset(double step) {
        IntToDoubleFunction ratio = ratio();
        int last = rows.length - 2;
        int from = Math.clamp(Math.round(slice.minute() - step), 0, last);
        int to = Math.clamp(Math.round(slice.minute() + 2 * step), 0, last);
        int start = to;
        for (int minute = to; minute >= from; minute--) {
            boolean better = ratio.applyAsDouble(minute) > ratio.applyAsDouble(start) + 1e-9;
            start = better ? minute : start;
        }
        int before = start - 1;
        while (before >= 0 && rows[before] == rows[before + 1]) {
            before--;
        }
        return before < 0
                ? study.subject().window().start()
                : study.at((before + start) / 2.0 + 0.5);
    }

    private IntToDoubleFunction ratio() {
        if (numerator().equals("n")) {
            return counts();
        }
        LeafCube cube = study.cube().orElseThrow();
        double past = past(cube, numerator());
        double size = past(cube, denominator());
        if (study.kind() == MetricKind.MEAN || study.kind() == MetricKind.SUM) {
            return measure(size > 0 ? past / size : 0, size);
        }
        boolean falls = study.direction() < 0 && study.kind().isRate();
        double rate = size > 0 ? past / size : 0;
        double usual =
                LikelihoodRatios.pastRate(
                        falls ? size - past : past, size, falls ? 1 - rate : rate);
        return t -> LikelihoodRatios.rateRise(falls ? w[t] - x[t] : x[t], w[t], usual);
    }

    private IntToDoubleFunction measure(double mean, double size) {
        double variance = study.measureScan().variance();
        return t -> {
            double shift = x[t] - mean * w[t];
            return w[t] < 3 || shift * study.direction() <= 0
                    ? 0
                    : LikelihoodRatios.meanShift(shift, w[t], 0, size, variance);
        };
    }

    private IntToDoubleFunction counts() {
        var scan = study.countScan();
        double[] base = scan.baseline(slice.attributes(), slice.codes());
        return t -> {
            double expected = Math.max(0.05, scan.expected(base, 0, t));
            double count = rows[t];
            return (count > 0 ? count * Math.log(count / expected) : 0) - count + expected;
        };
    }

    private double past(LeafCube cube, String aggregate) {
        double[] numbers = cube.numbers(aggregate);
        return Arrays.stream(cube.cells(slice.attributes(), slice.codes()))
                .filter(cell -> !cube.inWindow(cell))
                .mapToDouble(cell -> numbers[cell])
                .sum();
    }
}
