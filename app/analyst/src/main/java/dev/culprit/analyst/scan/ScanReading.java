package dev.culprit.analyst.scan;

import dev.culprit.analyst.study.SpecialDays;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.scan.Oddity;
import dev.culprit.core.scan.ScanAnswer;
import dev.culprit.core.scan.ScanFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What the answers of a scan say.
final class ScanReading {
    private static final int FEWEST_DAYS = 10;
    private static final int LATELY = 28;

    /// A key with that many copies is none.
    private static final double NO_KEY = 0.1;

    private final ScanFile file;
    private final Plan plan;
    private final QueryResult result;
    private final ByDay days;
    private final List<String> notes = new ArrayList<>();
    private final List<Track> tracks;

    ScanReading(ScanFile file, Plan plan, TimeWindow span, QueryResult result, LocalDateTime last) {
        this.file = file;
        this.plan = plan;
        this.result = result;
        this.days = wholeDays(span);
        noteEnd(last);
        this.tracks = read();
    }

    /// Without the last day while it is not over: when no time was asked for and its last row comes
    /// earlier than those of the weeks before.
    private ByDay wholeDays(TimeWindow span) {
        ByDay all = ByDay.of(span, result);
        if (file.until().isPresent() || !plan.exact() || all.size() < FEWEST_DAYS) {
            return all;
        }
        double[] idle = all.hoursWithout("latest");
        int last = idle.length - 1;
        double usual =
                Arrays.stream(idle, Math.max(0, last - LATELY), last)
                        .filter(hours -> hours < 24)
                        .max()
                        .orElse(24);
        return idle[last] <= usual + 0.5
                ? all
                : ByDay.of(
                        new TimeWindow(span.column(), span.start(), all.day(last).atStartOfDay()),
                        result);
    }

    long rows() {
        return Math.round(Arrays.stream(days.numbers("n")).sum());
    }

    List<Track> tracks() {
        return tracks;
    }

    List<Oddity> oddities() {
        return new Oddities(plan, days).of(tracks);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    private void noteEnd(LocalDateTime last) {
        long behind = ChronoUnit.DAYS.between(last, file.now());
        if (file.until().isEmpty() && behind >= 2) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "The last row is %,d days old; whether rows are missing since then is not"
                                    + " judged.",
                            behind));
        }
    }

    private List<Track> read() {
        if (days.size() < FEWEST_DAYS) {
            notes.add(
                    "There are only "
                            + days.size()
                            + " whole days before "
                            + days.end().toLocalDate()
                            + "; at least "
                            + FEWEST_DAYS
                            + " are needed to tell what is usual.");
            return List.of();
        }
        List<Track> all = new ArrayList<>();
        double[] rows = days.numbers("n");
        boolean complete = result.provenance().complete();
        if (complete) {
            volume(rows).ifPresent(all::add);
            latest(rows).ifPresent(all::add);
            duplicates(rows).ifPresent(all::add);
        } else {
            notes.add(
                    "The source answered from a part of the rows ("
                            + result.provenance().method()
                            + "), so their number, their gaps and their copies are not judged.");
        }
        delay().ifPresent(all::add);
        all.addAll(nulls(rows));
        return List.copyOf(all);
    }

    private Optional<Track> volume(double[] rows) {
        if (!VolumeTrack.fits(days, rows)) {
            notes.add("There are too few rows in a day to judge their number.");
            return Optional.empty();
        }
        List<Set<LocalDate>> special =
                file.rows(ScanQuestions.CALENDAR).map(SpecialDays::of).orElse(List.of());
        return Optional.of(new VolumeTrack(days, rows, special));
    }

    private Optional<Track> latest(double[] rows) {
        if (!plan.exact() || !VolumeTrack.fits(days, rows)) {
            return Optional.empty();
        }
        boolean[] known = new boolean[days.size()];
        Arrays.fill(known, true);
        return Optional.of(
                new HoursTrack(
                        Metrics.latest(plan.time()),
                        new Pasts(days),
                        days.hoursWithout("latest"),
                        known,
                        1));
    }

    private Optional<Track> delay() {
        return plan.loaded()
                .map(loaded -> {
                    double[] count = days.numbers("m");
                    double[] sum = days.numbers("s");
                    double[] hours = new double[days.size()];
                    boolean[] known = new boolean[days.size()];
                    for (int i = 0; i < hours.length; i++) {
                        known[i] = count[i] > 0;
                        hours[i] = known[i] ? sum[i] / count[i] : 0;
                    }
                    return new HoursTrack(
                            Metrics.delay(plan.time(), loaded),
                            new Pasts(days),
                            hours,
                            known,
                            0.05);
                });
    }

    private Optional<Track> duplicates(double[] rows) {
        if (plan.key().isEmpty()) {
            notes.add(
                    "The source names no key of "
                            + plan.table().name()
                            + ", so copies of rows are"
                            + " not looked for.");
            return Optional.empty();
        }
        Optional<QueryResult> copies = file.rows(ScanQuestions.KEYS);
        if (copies.isEmpty()) {
            problem(ScanQuestions.KEYS)
                    .ifPresent(why -> notes.add("Copies of rows were not looked for: " + why));
            return Optional.empty();
        }
        double[] bad = days.numbers(copies.get(), "k");
        if (!plan.named() && Arrays.stream(bad).sum() > NO_KEY * Arrays.stream(rows).sum()) {
            return Optional.empty();
        }
        if (!plan.named()) {
            notes.add(plan.key().getFirst() + " was taken for the key.");
        }
        Metric metric =
                plan.key().size() == 1
                        ? Metric.of(MetricKind.DUPLICATE_RATE, plan.key().getFirst())
                        : Metric.of(MetricKind.DUPLICATE_RATE);
        return Optional.of(new RateTrack(metric, new Pasts(days), bad, rows));
    }

    private Optional<String> problem(String key) {
        return file.answer(key)
                .filter(ScanAnswer.Problem.class::isInstance)
                .map(answer -> ((ScanAnswer.Problem) answer).sentence());
    }

    private List<Track> nulls(double[] rows) {
        if (plan.table().columns().size() > Plan.MOST_COLUMNS) {
            notes.add("Only the first " + Plan.MOST_COLUMNS + " columns were looked at.");
        }
        return IntStream.range(0, plan.columns().size())
                .<Track>mapToObj(i ->
                        new RateTrack(
                                Metric.of(MetricKind.NULL_RATE, plan.columns().get(i)),
                                new Pasts(days),
                                days.numbers("k" + i),
                                rows))
                .toList();
    }
}
