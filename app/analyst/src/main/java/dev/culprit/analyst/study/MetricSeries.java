package dev.culprit.analyst.study;

import dev.culprit.analyst.statistics.Robust;
import dev.culprit.analyst.statistics.SeasonalExpectation;
import dev.culprit.analyst.subject.Subject;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.measurement.Series;
import dev.culprit.core.query.QueryResult;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The metric of one table in buckets of an hour (or a day), window and baseline.
public final class MetricSeries {
    private final Subject subject;
    private final long bucketSeconds;
    private final boolean latest;
    private final List<Set<LocalDate>> specialDays;
    private final TreeMap<Long, Bucket> buckets = new TreeMap<>();

    /// One bucket's aggregates; what the metric has not is 0.
    ///
    /// @param last latest event in hours since the window's start
    record Bucket(double n, double k, double m, double s, double d, double last) {
        static final Bucket NONE = new Bucket(0, 0, 0, 0, 0, Double.NEGATIVE_INFINITY);

        Bucket plus(Bucket o) {
            return new Bucket(n + o.n, k + o.k, m + o.m, s + o.s, d + o.d, Math.max(last, o.last));
        }
    }

    MetricSeries(
            Subject subject,
            QueryResult result,
            long bucketSeconds,
            boolean latest,
            List<Set<LocalDate>> specialDays) {
        this.subject = subject;
        this.bucketSeconds = bucketSeconds;
        this.latest = latest;
        this.specialDays = specialDays;
        Column bucket = new Column(result, "bucket");
        Column n = new Column(result, "n");
        Column k = new Column(result, "k");
        Column m = new Column(result, "m");
        Column s = new Column(result, "s");
        Column d = new Column(result, "d");
        Column last = new Column(result, "last");
        for (QueryResult.Row row : result.rows()) {
            var read =
                    new Bucket(n.of(row), k.of(row), m.of(row), s.of(row), d.of(row), last.of(row));
            buckets.merge((long) bucket.of(row), read, Bucket::plus);
        }
    }

    /// A column's numbers, 0 where the result has no such column.
    private static final class Column {
        private final int index;

        Column(QueryResult result, String name) {
            List<String> names =
                    result.columns().stream()
                            .map(column -> column.name().toLowerCase(Locale.ROOT))
                            .toList();
            this.index = names.indexOf(name);
        }

        double of(QueryResult.Row row) {
            return index < 0 ? 0 : row.text(index).map(Double::parseDouble).orElse(0.0);
        }
    }

    private long index(LocalDateTime at) {
        return Math.floorDiv(
                ChronoUnit.SECONDS.between(subject.window().start(), at), bucketSeconds);
    }

    private LocalDateTime start(long index) {
        return subject.window().start().plusSeconds(index * bucketSeconds);
    }

    private Bucket total(LocalDateTime from, LocalDateTime to) {
        Bucket sum = Bucket.NONE;
        for (Bucket bucket : buckets.subMap(index(from), index(to)).values()) {
            sum = sum.plus(bucket);
        }
        return sum;
    }

    public double rows(TimeWindow span) {
        return total(span.start(), span.end()).n();
    }

    public double rows(LocalDateTime from, LocalDateTime to) {
        return total(from, to).n();
    }

    /// The metric over a span as the monitor counts it: shares of rows, per-day counts and sums, the
    /// mean over days for what does not add up.
    public double value(TimeWindow span) {
        return switch (subject.kind()) {
            case DISTINCT_COUNT -> meanOfDays(span);
            case FRESHNESS -> latest ? meanOfDays(span) : value(total(span.start(), span.end()), 1);
            default -> value(total(span.start(), span.end()), span.days());
        };
    }

    private double meanOfDays(TimeWindow span) {
        Map<LocalDate, Double> days = days(span);
        return days.values().stream().mapToDouble(v -> v).average().orElse(0);
    }

    private double value(Bucket b, double days) {
        return switch (subject.kind()) {
            case NULL_RATE, DUPLICATE_RATE -> b.n() == 0 ? 0 : b.k() / b.n();
            case TYPE_MISMATCH_RATE, ORPHAN_RATE -> b.m() == 0 ? 0 : b.k() / b.m();
            case MEAN, FRESHNESS -> b.m() == 0 ? 0 : b.s() / b.m();
            case SUM -> b.s() / days;
            case RATIO -> b.d() == 0 ? 0 : b.s() / b.d();
            case DISTINCT_COUNT -> b.k();
            case ROW_COUNT, CUSTOM_SQL, DESCRIPTION -> b.n() / days;
        };
    }

    private boolean additive() {
        return subject.kind() == MetricKind.ROW_COUNT
                || subject.kind() == MetricKind.SUM
                || subject.kind() == MetricKind.CUSTOM_SQL
                || subject.kind() == MetricKind.DESCRIPTION;
    }

    /// The metric of every whole day of a span. Days without rows count as 0 where the metric adds
    /// up and are left out elsewhere.
    public Map<LocalDate, Double> days(TimeWindow span) {
        Map<LocalDate, Double> days = new TreeMap<>();
        LocalDateTime day = span.start().toLocalDate().atStartOfDay();
        if (day.isBefore(span.start())) {
            day = day.plusDays(1);
        }
        for (; !day.plusDays(1).isAfter(span.end()); day = day.plusDays(1)) {
            Bucket b = total(day, day.plusDays(1));
            if (latest) {
                double end =
                        ChronoUnit.SECONDS.between(subject.window().start(), day.plusDays(1))
                                / 3600.0;
                double hours = b.n() > 0 ? end - b.last() : 24;
                days.put(day.toLocalDate(), Math.clamp(hours, 0, 24));
            } else if (additive() || b.n() > 0) {
                days.put(day.toLocalDate(), value(b, 1));
            }
        }
        return days;
    }

    /// Rows of every whole day.
    public Map<LocalDate, Double> rowDays(TimeWindow span) {
        Map<LocalDate, Double> days = new TreeMap<>();
        LocalDateTime day = span.start().toLocalDate().atStartOfDay();
        if (day.isBefore(span.start())) {
            day = day.plusDays(1);
        }
        for (; !day.plusDays(1).isAfter(span.end()); day = day.plusDays(1)) {
            days.put(day.toLocalDate(), total(day, day.plusDays(1)).n());
        }
        return days;
    }

    /// Days on which the table was filled already: leading empty days of the baseline are cut off.
    public TimeWindow filled(TimeWindow span) {
        if (buckets.isEmpty()) {
            return span;
        }
        LocalDateTime first = start(buckets.firstKey()).toLocalDate().atStartOfDay();
        return first.isAfter(span.start()) && first.isBefore(span.end())
                ? new TimeWindow(span.column(), first, span.end())
                : span;
    }

    /// What the metric should be in the window.
    ///
    /// @param sigma standard deviation of the window's value
    public record Expectation(double value, double sigma) {
        public double score(double observed) {
            return (observed - value) / sigma;
        }
    }

    public Expectation expectation() {
        return additive() ? seasonal() : stable();
    }

    private Expectation seasonal() {
        SeasonalExpectation fit = fit(days(filled(subject.baseline())));
        double expected = 0;
        double variance = 0;
        double share = 0;
        for (DayPart part : parts(subject.window())) {
            double e = fit.expected(part.day()) * part.share();
            expected += e;
            double s = fit.sigma(part.day()) * e;
            variance += s * s + (subject.kind() == MetricKind.SUM ? 0 : e);
            share += part.share();
        }
        double days = subject.window().days();
        double scale = share > 0 ? 1 / days : 1;
        return new Expectation(expected * scale, Math.max(1e-9, Math.sqrt(variance) * scale));
    }

    SeasonalExpectation fit(Map<LocalDate, Double> days) {
        return SeasonalExpectation.fit(days, specialDays);
    }

    /// A piece of a day with the share of the day's rows that usually fall into it.
    record DayPart(LocalDate day, double share) {}

    List<DayPart> parts(TimeWindow span) {
        List<DayPart> parts = new ArrayList<>();
        LocalDateTime at = span.start();
        DayProfile profile = profile();
        while (at.isBefore(span.end())) {
            LocalDateTime next = at.toLocalDate().plusDays(1).atStartOfDay();
            LocalDateTime to = next.isBefore(span.end()) ? next : span.end();
            parts.add(new DayPart(at.toLocalDate(), profile.share(at, to)));
            at = to;
        }
        return parts;
    }

    /// How the rows of a usual day spread over its hours.
    public DayProfile profile() {
        double[] hours = new double[24];
        TimeWindow base = subject.baseline();
        if (bucketSeconds == 3_600) {
            for (var entry : buckets.subMap(index(base.start()), index(base.end())).entrySet()) {
                hours[start(entry.getKey()).getHour()] += entry.getValue().n();
            }
        }
        return new DayProfile(hours);
    }

    private Expectation stable() {
        TimeWindow base = filled(subject.baseline());
        Map<LocalDate, Double> days = days(base);
        Set<DayOfWeek> weekdays =
                days(subject.window()).keySet().stream()
                        .map(LocalDate::getDayOfWeek)
                        .collect(Collectors.toSet());
        double[] same =
                days.entrySet().stream()
                        .filter(e -> weekdays.contains(e.getKey().getDayOfWeek()))
                        .mapToDouble(Map.Entry::getValue)
                        .toArray();
        double[] all = days.values().stream().mapToDouble(v -> v).toArray();
        double[] chosen = same.length >= 4 ? same : all;
        double expected =
                subject.kind() == MetricKind.DISTINCT_COUNT || latest
                        ? Robust.median(chosen)
                        : chosen.length == 0 ? value(base) : mean(chosen);
        double spread = Math.max(Robust.spread(all), 0.3 * deviation(all));
        double n = Math.max(1, Math.round(subject.window().days()));
        double sampling = sampling(expected);
        return new Expectation(
                expected, Math.max(1e-9, Math.sqrt(spread * spread / n + sampling * sampling)));
    }

    private double sampling(double rate) {
        if (!subject.kind().isRate()) {
            return 1e-6 * Math.abs(rate);
        }
        double n = Math.max(1, rows(subject.window()));
        double p = Math.clamp(rate, 0, 1);
        return Math.sqrt(Math.max(p * (1 - p), 1 / n) / n);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / Math.max(1, values.length);
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
    }

    /// Start of the latest hour with rows, plus an hour.
    public LocalDateTime lastRow() {
        if (buckets.isEmpty()) {
            return subject.window().start();
        }
        var last = buckets.lastEntry();
        if (last.getValue().last() > 0 || subject.kind() == MetricKind.FRESHNESS) {
            return subject.window().start().plusSeconds(Math.round(last.getValue().last() * 3600));
        }
        return start(last.getKey() + 1);
    }

    /// The series with its expected range: whole days, or hours for windows of up to three days where
    /// the metric adds up or is a share of rows.
    public Series points() {
        Map<LocalDate, Double> all =
                days(
                        new TimeWindow(
                                subject.time(),
                                subject.baseline().start(),
                                subject.window().end()));
        SeasonalExpectation fit = additive() ? fit(days(filled(subject.baseline()))) : null;
        Expectation stable = fit == null ? stable() : new Expectation(0, 1);
        double days = Math.sqrt(Math.max(1, subject.window().days()));
        List<Series.Point> points = new ArrayList<>();
        all.forEach((day, value) -> {
            double expected = fit == null ? stable.value() : fit.expected(day);
            double sigma =
                    fit == null
                            ? stable.sigma() * days
                            : Math.sqrt(square(fit.sigma(day) * expected) + counted(expected));
            boolean inside =
                    !day.atStartOfDay().isBefore(subject.window().start())
                            && day.atStartOfDay().isBefore(subject.window().end());
            points.add(
                    new Series.Point(
                            day.atStartOfDay(),
                            value,
                            expected,
                            additive() ? Math.max(0, expected - 2 * sigma) : expected - 2 * sigma,
                            expected + 2 * sigma,
                            inside));
        });
        return new Series(Duration.ofDays(1), points);
    }

    private double counted(double expected) {
        return subject.kind() == MetricKind.SUM ? 0 : expected;
    }

    private static double square(double x) {
        return x * x;
    }
}
