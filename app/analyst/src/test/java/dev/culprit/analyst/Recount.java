package dev.culprit.analyst;

import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryResult;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The clinic's numbers counted by hand, row by row: no SQL beyond reading the rows.
final class Recount {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    static final double DAYS = 2;

    private final Metric metric;
    private final List<Visit> visits = new ArrayList<>();
    private final Set<String> wards = new HashSet<>();

    /// A row, and whether an earlier loaded one has its key.
    record Visit(Map<String, Optional<String>> cells, LocalDateTime at, boolean repeated) {
        Optional<String> cell(String column) {
            return cells.getOrDefault(column, Optional.empty());
        }

        boolean in(Slice slice) {
            return slice.terms().stream()
                    .allMatch(term -> cell(term.attribute()).equals(Optional.of(term.value())));
        }

        boolean isRecent() {
            return !at.isBefore(SyntheticCase.WINDOW);
        }
    }

    /// Rows, bad ones, those that count, and the sum of their numbers.
    record Sums(double rows, double bad, double valid, double total) {}

    Recount(SyntheticCase clinic, Metric metric) {
        this.metric = metric;
        QueryResult keys = clinic.query("SELECT ward_id FROM wards");
        keys.rows().forEach(row -> row.text(0).ifPresent(wards::add));
        QueryResult all = clinic.rows();
        List<Map<String, Optional<String>>> rows = new ArrayList<>();
        for (QueryResult.Row row : all.rows()) {
            Map<String, Optional<String>> cells = new LinkedHashMap<>();
            for (int i = 0; i < all.columns().size(); i++) {
                cells.put(all.columns().get(i).name(), row.text(i));
            }
            rows.add(cells);
        }
        rows.sort(Comparator.comparing(cells -> cells.get("stored_at").orElseThrow()));
        Set<String> seen = new HashSet<>();
        for (Map<String, Optional<String>> cells : rows) {
            boolean repeated = !seen.add(cells.get("visit_no").orElseThrow());
            visits.add(new Visit(cells, time(cells.get("seen_at").orElseThrow()), repeated));
        }
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text, TIME);
    }

    List<Visit> visits(Predicate<Visit> wanted) {
        return visits.stream().filter(wanted).toList();
    }

    boolean isBad(Visit visit) {
        Optional<String> cell = metric.column().flatMap(visit::cell);
        return switch (metric.kind()) {
            case NULL_RATE -> cell.isEmpty();
            case DUPLICATE_RATE -> visit.repeated();
            case ORPHAN_RATE -> cell.isPresent() && !wards.contains(cell.get());
            case TYPE_MISMATCH_RATE ->
                    cell.isPresent() && !cell.get().matches(metric.format().orElseThrow());
            default -> false;
        };
    }

    Sums sums(Predicate<Visit> wanted) {
        return sums(visits(wanted));
    }

    private Sums sums(List<Visit> some) {
        double rows = 0;
        double bad = 0;
        double valid = 0;
        double total = 0;
        boolean numeric = metric.kind() == MetricKind.MEAN;
        for (Visit visit : some) {
            Optional<String> cell = metric.column().flatMap(visit::cell);
            rows++;
            bad += isBad(visit) ? 1 : 0;
            valid += cell.isPresent() ? 1 : 0;
            total += numeric ? cell.map(Double::parseDouble).orElse(0.0) : 0;
        }
        return new Sums(rows, bad, valid, total);
    }

    double value(Sums sums, double days) {
        return switch (metric.kind()) {
            case ROW_COUNT -> sums.rows() / days;
            case MEAN -> sums.total() / sums.valid();
            case NULL_RATE, DUPLICATE_RATE -> sums.bad() / sums.rows();
            case ORPHAN_RATE, TYPE_MISMATCH_RATE -> sums.bad() / sums.valid();
            default -> throw new IllegalArgumentException(metric.kind().toString());
        };
    }

    /// The metric of the window with the slice as it was before.
    ///
    /// @param expected the metric to be expected, by which a count is scaled to the window
    double without(Slice slice, double expected) {
        Sums before = sums(visit -> visit.in(slice) && !visit.isRecent());
        Sums now = sums(visit -> visit.in(slice) && visit.isRecent());
        Sums rest = sums(visit -> !visit.in(slice) && visit.isRecent());
        return switch (metric.kind()) {
            case ROW_COUNT -> {
                double share = before.rows() / sums(visit -> !visit.isRecent()).rows();
                yield share * expected + rest.rows() / DAYS;
            }
            case MEAN ->
                    (value(before, 1) * now.valid() + rest.total()) / (now.valid() + rest.valid());
            case NULL_RATE, DUPLICATE_RATE ->
                    (value(before, 1) * now.rows() + rest.bad()) / (now.rows() + rest.rows());
            case ORPHAN_RATE, TYPE_MISMATCH_RATE ->
                    (value(before, 1) * now.valid() + rest.bad()) / (now.valid() + rest.valid());
            default -> throw new IllegalArgumentException(metric.kind().toString());
        };
    }

    /// What to expect of the window's weekdays, plainly: the median of each weekday before.
    double ordinary() {
        Map<LocalDate, List<Visit>> days =
                visits.stream()
                        .filter(visit -> !visit.isRecent())
                        .collect(Collectors.groupingBy(visit -> visit.at().toLocalDate()));
        double sum = 0;
        for (int day = 0; day < DAYS; day++) {
            var weekday = SyntheticCase.WINDOW.plusDays(day).getDayOfWeek();
            List<Double> values =
                    days.entrySet().stream()
                            .filter(entry -> entry.getKey().getDayOfWeek() == weekday)
                            .map(entry -> value(sums(entry.getValue()), 1))
                            .toList();
            sum += median(values);
        }
        return sum / DAYS;
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
