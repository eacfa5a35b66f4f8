package dev.culprit.analyst.study;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.CountScan;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.slices.MeasureScan;
import dev.culprit.analyst.slices.Scan;
import dev.culprit.analyst.slices.Scans;
import dev.culprit.analyst.slices.SliceSearch;
import dev.culprit.analyst.slices.Split;
import dev.culprit.analyst.statistics.SeasonalExpectation;
import dev.culprit.analyst.subject.Subject;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An investigation's measurements put together. Everything here is computed from query results.
public final class Study {
    private static final double FAR_OFF = 5;

    private final Subject subject;
    private final MetricSeries series;
    private final MetricSeries searched;
    private final Optional<LeafCube> cube;
    private final Optional<Values> values;
    private final List<ValueCount> topValues;
    private final List<SourceState> sources;
    private final List<DimensionState> dimensions;
    private final Keys keys;
    private final boolean latest;
    private final List<QueryId> seriesQueries;
    private final List<QueryId> cubeQueries;

    /// Share of the usual rows that the cube holds.
    private double share = 1;

    /// Whether no slice is left out.
    private boolean whole = true;

    private Optional<Began> began = Optional.empty();
    private Optional<List<Candidate>> main = Optional.empty();
    private Optional<List<Candidate>> counts = Optional.empty();
    private Optional<MeasureScan> measure = Optional.empty();
    private Optional<CountScan> countScan = Optional.empty();

    /// Rows and different keys in the window and before.
    public record Keys(double rows, double keys, double rowsBefore, double keysBefore) {
        static final Keys UNKNOWN = new Keys(0, 0, 0, 0);

        public double surplus() {
            return rows - keys;
        }
    }

    Study(
            Subject subject,
            MetricSeries series,
            MetricSeries searched,
            Optional<LeafCube> cube,
            Optional<Values> values,
            List<ValueCount> topValues,
            List<SourceState> sources,
            List<DimensionState> dimensions,
            Keys keys,
            boolean latest,
            List<QueryId> seriesQueries,
            List<QueryId> cubeQueries) {
        this.subject = subject;
        this.series = series;
        this.searched = searched;
        this.cube = cube;
        this.values = values;
        this.topValues = topValues;
        this.sources = sources;
        this.dimensions = dimensions;
        this.keys = keys;
        this.latest = latest;
        this.seriesQueries = seriesQueries;
        this.cubeQueries = cubeQueries;
    }

    static Keys keys(QueryResult result) {
        double[] n = new double[2];
        double[] keys = new double[2];
        for (int row = 0; row < result.rows().size(); row++) {
            int inside = (int) result.number(row, "inside");
            n[inside] = result.number(row, "n");
            keys[inside] = result.number(row, "keys");
        }
        return new Keys(n[1], keys[1], n[0], keys[0]);
    }

    public Subject subject() {
        return subject;
    }

    /// The metric on the table of the alert.
    public MetricSeries series() {
        return series;
    }

    /// The metric on the searched table.
    public MetricSeries searched() {
        return searched;
    }

    public Optional<LeafCube> cube() {
        return cube;
    }

    public Optional<Values> values() {
        return values;
    }

    public List<ValueCount> topValues() {
        return topValues;
    }

    public List<SourceState> sources() {
        return sources;
    }

    public List<DimensionState> dimensions() {
        return dimensions;
    }

    public Keys keys() {
        return keys;
    }

    /// Whether freshness is measured from the latest row, not from the lag of each.
    public boolean latest() {
        return latest;
    }

    public List<QueryId> seriesQueries() {
        return seriesQueries;
    }

    public List<QueryId> cubeQueries() {
        return cubeQueries;
    }

    public double observed() {
        return series.value(subject.window());
    }

    public MetricSeries.Expectation expectation() {
        return series.expectation();
    }

    public double z() {
        return expectation().score(observed());
    }

    public int direction() {
        return observed() >= expectation().value() ? 1 : -1;
    }

    public LocalDate firstDay() {
        return subject.window().start().toLocalDate();
    }

    public double windowMinutes() {
        return ChronoUnit.MINUTES.between(subject.window().start(), subject.window().end());
    }

    /// A time of the window from its minutes.
    public LocalDateTime at(double minute) {
        return subject.window().start().plusSeconds(Math.round(minute * 60));
    }

    private Set<DayOfWeek> weekdays() {
        Set<DayOfWeek> days = new HashSet<>();
        LocalDateTime at = subject.window().start();
        while (at.isBefore(subject.window().end())) {
            days.add(at.getDayOfWeek());
            at = at.plusDays(1);
        }
        boolean enough = subject.baseline().days() >= 14;
        return enough ? days : Set.of(DayOfWeek.values());
    }

    /// A scan for a share of rows.
    public Scan rateScan(String bad, String rows) {
        LeafCube c = cube.orElseThrow();
        return Scans.rate(c, c.numbers(bad), c.numbers(rows), firstDay(), weekdays());
    }

    /// The scan for the share falling instead of rising.
    private Scan fallingScan(String bad, String rows) {
        LeafCube c = cube.orElseThrow();
        double[] good = c.numbers(rows).clone();
        for (int i = 0; i < good.length; i++) {
            good[i] -= c.numbers(bad)[i];
        }
        return Scans.rate(c, good, c.numbers(rows), firstDay(), weekdays());
    }

    public List<Candidate> search(Scan scan) {
        return new SliceSearch(cube.orElseThrow(), scan, windowMinutes()).best();
    }

    /// The measurements when the rows of some slices are left out.
    ///
    /// @param slices of attributes of the cube
    public Study without(List<Slice> slices) {
        LeafCube left = cube.orElseThrow();
        for (Slice slice : slices) {
            left = left.without(attributes(slice), codes(slice));
        }
        var rest =
                new Study(
                        subject,
                        series,
                        searched,
                        Optional.of(left),
                        values,
                        topValues,
                        sources,
                        dimensions,
                        keys,
                        latest,
                        seriesQueries,
                        cubeQueries);
        rest.share = left.shareOf(cube.orElseThrow());
        rest.whole = false;
        return rest;
    }

    /// Whether all attributes of the slice are in the cube.
    public boolean knows(Slice slice) {
        return cube.isPresent()
                && slice.terms().stream()
                        .allMatch(t -> cube.get().attribute(t.attribute()).isPresent());
    }

    private int[] attributes(Slice slice) {
        return slice.terms().stream()
                .mapToInt(t -> cube.orElseThrow().attribute(t.attribute()).orElseThrow())
                .toArray();
    }

    private int[] codes(Slice slice) {
        return slice.terms().stream()
                .mapToInt(t -> {
                    LeafCube c = cube.orElseThrow();
                    return c.code(c.attribute(t.attribute()).orElseThrow(), t.value());
                })
                .toArray();
    }

    private record Began(Candidate slice, LocalDateTime at) {}

    void began(Candidate slice, LocalDateTime at) {
        began = Optional.of(new Began(slice, at));
    }

    /// When the change of a slice began, where that was asked for by itself.
    public Optional<LocalDateTime> began(Candidate slice) {
        return began.filter(b -> b.slice().contains(slice) && slice.contains(b.slice()))
                .map(Began::at);
    }

    /// What the watched metric's own scan found, the strongest first.
    public List<Candidate> candidates() {
        if (main.isEmpty()) {
            List<Candidate> found = cube.isEmpty() ? List.of() : searchMetric();
            main = Optional.of(whole ? Split.of(found, this::beside) : found);
        }
        return main.get();
    }

    private List<Candidate> beside(List<Candidate> parts) {
        LeafCube c = cube.orElseThrow();
        return without(parts.stream().map(p -> c.slice(p.attributes(), p.codes())).toList())
                .candidates();
    }

    private List<Candidate> searchMetric() {
        return switch (subject.kind()) {
            case NULL_RATE, DUPLICATE_RATE -> search(share("n"));
            case TYPE_MISMATCH_RATE, ORPHAN_RATE, RATIO -> search(share("m"));
            case DISTINCT_COUNT -> search(rateScan("k", "n"));
            case FRESHNESS -> latest ? searchRows() : search(rateScan("k", "n"));
            case MEAN, SUM -> search(measureScan().scan(direction()));
            case ROW_COUNT, CUSTOM_SQL, DESCRIPTION -> searchRows();
        };
    }

    private Scan share(String rows) {
        return direction() > 0 ? rateScan("k", rows) : fallingScan("k", rows);
    }

    public MeasureScan measureScan() {
        if (measure.isEmpty()) {
            LeafCube c = cube.orElseThrow();
            measure =
                    Optional.of(new MeasureScan(c, c.numbers("m"), c.numbers("l"), c.numbers("q")));
        }
        return measure.get();
    }

    /// Slices whose number of rows moved.
    public List<Candidate> countCandidates() {
        if (counts.isEmpty()) {
            counts = Optional.of(searchCounts());
        }
        return counts.get();
    }

    private List<Candidate> searchCounts() {
        if (cube.isEmpty()) {
            return List.of();
        }
        return watchesCounts() ? candidates() : searchRows();
    }

    /// A campaign is known and blamed only when the number of rows is far off and nothing else explains
    /// it.
    private List<Candidate> searchRows() {
        List<Candidate> found = unusual(search(countScan().scan(known(true))));
        if (Math.abs(z()) >= FAR_OFF && (found.isEmpty() || found.getFirst().isEverything())) {
            List<Candidate> strict = unusual(search(countScan().scan(known(false))));
            if (!strict.isEmpty() && !strict.getFirst().isEverything()) {
                return strict;
            }
        }
        return found;
    }

    private List<Candidate> unusual(List<Candidate> found) {
        return cube.map(c -> new OwnPast(c, subject.window().days()).unusual(found)).orElse(found);
    }

    private boolean watchesCounts() {
        return switch (subject.kind()) {
            case ROW_COUNT, CUSTOM_SQL, DESCRIPTION -> true;
            case FRESHNESS -> latest;
            case NULL_RATE,
                    DUPLICATE_RATE,
                    ORPHAN_RATE,
                    TYPE_MISMATCH_RATE,
                    RATIO,
                    DISTINCT_COUNT,
                    MEAN,
                    SUM ->
                    false;
        };
    }

    public CountScan countScan() {
        if (countScan.isEmpty()) {
            LeafCube c = cube.orElseThrow();
            SeasonalExpectation fit =
                    searched.fit(searched.rowDays(searched.filled(subject.baseline())));
            countScan =
                    Optional.of(
                            new CountScan(
                                    c,
                                    c.numbers("n"),
                                    firstDay(),
                                    expected(fit),
                                    fit.sigma(),
                                    (int) windowMinutes()));
        }
        return countScan.get();
    }

    private CountScan.Expected expected(SeasonalExpectation fit) {
        List<MetricSeries.DayPart> parts = searched.parts(subject.window());
        DayProfile profile = searched.profile();
        LocalDateTime start = subject.window().start();
        double offset = start.toLocalTime().toSecondOfDay() / 60.0;
        return new CountScan.Expected() {
            @Override
            public int days() {
                return parts.size();
            }

            @Override
            public LocalDate day(int index) {
                return parts.get(index).day();
            }

            @Override
            public double from(int index, double minute) {
                double dayStart = index * 1440.0 - offset;
                double dayEnd = Math.min(dayStart + 1440, windowMinutes());
                double from = Math.max(minute, Math.max(0, dayStart));
                if (from >= dayEnd) {
                    return 0;
                }
                double part =
                        profile.upTo((dayEnd - dayStart) * 60)
                                - profile.upTo((from - dayStart) * 60);
                return fit.expected(day(index)) * part * share;
            }
        };
    }

    /// What changed before the window and is no fault of it: releases and campaigns.
    private Scan.Adjustment known(boolean campaigns) {
        return new KnownChanges(cube.orElseThrow(), firstDay(), campaigns);
    }

    /// Expected rows of the searched table between two times of the window.
    public double expectedRows(LocalDateTime from, LocalDateTime to) {
        SeasonalExpectation fit =
                searched.fit(searched.rowDays(searched.filled(subject.baseline())));
        DayProfile profile = searched.profile();
        double rows = 0;
        LocalDateTime at = from;
        while (at.isBefore(to)) {
            LocalDateTime next = at.toLocalDate().plusDays(1).atStartOfDay();
            LocalDateTime end = next.isBefore(to) ? next : to;
            rows += fit.expected(at.toLocalDate()) * profile.share(at, end);
            at = end;
        }
        return rows;
    }

    /// Rows a source should have delivered between its last row and the window's end, from its own
    /// past and the day profile of the searched table.
    public double missing(SourceState state) {
        double perDay = state.baseline() / Math.max(1, subject.baseline().days());
        double all = searched.rows(subject.baseline()) / Math.max(1, subject.baseline().days());
        LocalDateTime from = state.last();
        boolean longAgo = from.isBefore(subject.window().start().minusDays(3));
        if (!from.isBefore(subject.window().end()) || all <= 0 || longAgo) {
            return 0;
        }
        double usual = expectedRows(from, subject.window().end());
        return perDay / all * usual;
    }

    /// All cells of the window that match, in order of time.
    public List<Integer> windowCells(Candidate candidate) {
        LeafCube c = cube.orElseThrow();
        List<Integer> cells = new ArrayList<>();
        for (int cell : c.cells(candidate.attributes(), candidate.codes())) {
            if (c.inWindow(cell)) {
                cells.add(cell);
            }
        }
        return cells;
    }

    public MetricKind kind() {
        return subject.kind();
    }
}
