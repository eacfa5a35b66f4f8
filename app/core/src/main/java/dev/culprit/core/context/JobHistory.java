package dev.culprit.core.context;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Finds the runs that are missing: a job that stopped running, or began and never ended. A job's own
/// rhythm decides, nights and weekends included: a gap is a stall when it is longer than twice the
/// usual one and than one and a half times the longest of the others. So an outage that has come
/// twice, each time as long, is taken for rhythm.
public final class JobHistory {
    private static final int FEWEST_RUNS = 4;

    private JobHistory() {}

    /// The changes with the stalls among their runs added, in order of time.
    ///
    /// @param end up to when is known what ran
    public static List<Change> withStalls(List<Change> changes, LocalDateTime end) {
        TreeMap<String, List<Change>> jobs = new TreeMap<>();
        List<Change> all = new ArrayList<>();
        for (Change change : changes) {
            boolean run = change.kind() == Change.Kind.JOB_RUN && !change.system().isEmpty();
            if (run && change.outcome() != Change.Outcome.STALLED) {
                jobs.computeIfAbsent(change.system(), _ -> new ArrayList<>()).add(change);
            } else {
                all.add(change);
            }
        }
        jobs.values().forEach(runs -> all.addAll(judged(runs, end)));
        all.sort(
                Comparator.comparing(Change::at)
                        .thenComparing(Change::system)
                        .thenComparing(each -> each.reference().id())
                        .thenComparing(Change::outcome));
        return all.stream().distinct().toList();
    }

    private static List<Change> judged(List<Change> runs, LocalDateTime end) {
        runs.sort(Comparator.comparing(Change::at).thenComparing(each -> each.reference().id()));
        List<Change> judged = new ArrayList<>();
        for (Change run : runs) {
            judged.add(hangs(run, runs, end) ? outcome(run, Change.Outcome.STALLED) : run);
        }
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < runs.size(); i++) {
            gaps.add(Duration.between(runs.get(i - 1).at(), runs.get(i).at()));
        }
        for (int i = 0; i < gaps.size(); i++) {
            List<Duration> others = new ArrayList<>(gaps);
            others.remove(i);
            if (isLong(gaps.get(i), others)) {
                judged.add(missing(runs.get(i), median(others), Optional.of(runs.get(i + 1).at())));
            }
        }
        Change last = runs.getLast();
        if (isLong(Duration.between(last.at(), end), gaps)) {
            judged.add(missing(last, median(gaps), Optional.empty()));
        }
        return judged;
    }

    /// Whether a run that has not ended should have: it takes thrice as long as the others did, or a
    /// day where nothing is known of others.
    private static boolean hangs(Change run, List<Change> runs, LocalDateTime end) {
        if (run.outcome() != Change.Outcome.RUNNING) {
            return false;
        }
        List<Duration> lengths =
                runs.stream()
                        .filter(each -> each.outcome() == Change.Outcome.SUCCEEDED)
                        .flatMap(each ->
                                each.until().stream().map(to -> Duration.between(each.at(), to)))
                        .toList();
        Duration patience =
                lengths.isEmpty()
                        ? Duration.ofDays(1)
                        : median(lengths).multipliedBy(3).plus(Duration.ofMinutes(10));
        return Duration.between(run.at(), end).compareTo(patience) > 0;
    }

    private static Change missing(Change last, Duration usual, Optional<LocalDateTime> next) {
        String title =
                last.system()
                        + " did not run when it was due; its last run was at "
                        + last.at().toString().replace('T', ' ')
                        + ".";
        return new Change(
                Change.Kind.JOB_RUN,
                Change.Outcome.STALLED,
                last.at().plus(usual),
                next,
                last.system(),
                title.length() > Change.MOST_TITLE ? title.substring(0, Change.MOST_TITLE) : title,
                last.reference(),
                last.tables(),
                last.columns(),
                last.author(),
                last.rows());
    }

    private static Change outcome(Change run, Change.Outcome outcome) {
        return new Change(
                run.kind(),
                outcome,
                run.at(),
                run.until(),
                run.system(),
                run.title(),
                run.reference(),
                run.tables(),
                run.columns(),
                run.author(),
                run.rows());
    }

    private static boolean isLong(Duration gap, List<Duration> others) {
        if (others.size() < FEWEST_RUNS - 1) {
            return false;
        }
        Duration longest = others.stream().max(Comparator.naturalOrder()).orElseThrow();
        return gap.compareTo(median(others).multipliedBy(2)) > 0
                && gap.compareTo(longest.multipliedBy(3).dividedBy(2)) > 0;
    }

    private static Duration median(List<Duration> of) {
        return of.stream().sorted().toList().get(of.size() / 2);
    }
}
