package dev.culprit.analyst.scan;

import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.query.QueryResult;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// A table's whole days, from the first with rows to the last before the end, as arrays with one place
/// for each day. Days without rows are there with 0.
final class ByDay {
    private static final int RECENT = 7;

    private final LocalDate first;
    private final int size;
    private final int skipped;
    private final Optional<QueryResult> days;
    private final int[] rowOf;

    /// @param span begins at midnight
    static ByDay of(TimeWindow span, QueryResult result) {
        return new ByDay(span, result);
    }

    private ByDay(TimeWindow span, QueryResult result) {
        int whole = (int) (span.end().toLocalDate().toEpochDay() - dayOf(span));
        this.days = Optional.of(result);
        int begin = whole;
        int[] rows = new int[Math.max(0, whole)];
        Arrays.fill(rows, -1);
        for (int row = 0; row < result.rows().size(); row++) {
            int day = (int) result.number(row, "bucket");
            if (day >= 0 && day < whole) {
                rows[day] = row;
                begin = Math.min(begin, day);
            }
        }
        this.skipped = Math.max(0, begin);
        this.size = Math.max(0, whole - skipped);
        this.rowOf = size == 0 ? new int[0] : Arrays.copyOfRange(rows, skipped, whole);
        this.first = span.start().toLocalDate().plusDays(skipped);
    }

    private static long dayOf(TimeWindow span) {
        return span.start().toLocalDate().toEpochDay();
    }

    int size() {
        return size;
    }

    /// The midnight after the last whole day.
    LocalDateTime end() {
        return day(size).atStartOfDay();
    }

    LocalDate day(int index) {
        return first.plusDays(index);
    }

    /// Where the recent days begin: those before are the past they are held against.
    int recent() {
        return size - Math.min(RECENT, size / 3);
    }

    List<LocalDate> all() {
        List<LocalDate> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(day(i));
        }
        return all;
    }

    double[] numbers(String column) {
        QueryResult result = days.orElseThrow();
        return each(row -> result.number(row, column));
    }

    private double[] each(ToDoubleFunction<Integer> read) {
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            double value = rowOf[i] < 0 ? 0 : read.applyAsDouble(rowOf[i]);
            numbers[i] = Double.isFinite(value) ? value : 0;
        }
        return numbers;
    }

    /// Numbers of another result by the same days.
    double[] numbers(QueryResult other, String column) {
        double[] numbers = new double[size];
        for (int row = 0; row < other.rows().size(); row++) {
            int day = (int) other.number(row, "bucket") - skipped;
            if (day >= 0 && day < size) {
                numbers[day] += other.number(row, column);
            }
        }
        return numbers;
    }

    /// Hours from the last row of each day to its end, 24 where it has none.
    double[] hoursWithout(String latest) {
        QueryResult result = days.orElseThrow();
        double[] hours = new double[size];
        for (int i = 0; i < size; i++) {
            double end = (skipped + i + 1) * 24.0;
            hours[i] = rowOf[i] < 0 ? 24 : Math.clamp(end - result.number(rowOf[i], latest), 0, 24);
        }
        return hours;
    }
}
