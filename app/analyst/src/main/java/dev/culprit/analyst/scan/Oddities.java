package dev.culprit.analyst.scan;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.measurement.Series;
import dev.culprit.core.scan.Oddity;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Turns odd runs into oddities, the strongest first.
record Oddities(Plan plan, ByDay days) {

    List<Oddity> of(List<Track> tracks) {
        var runs = new Runs(days);
        List<Oddity> found = new ArrayList<>();
        for (Track track : tracks) {
            runs.strongest(track)
                    .filter(run -> isWorse(track, run))
                    .map(run -> oddity(track, run))
                    .ifPresent(found::add);
        }
        found.sort(Comparator.comparingDouble(Oddity::strength).reversed());
        return List.copyOf(found);
    }

    /// Fresher rows and fewer duplicates are no trouble.
    private static boolean isWorse(Track track, Runs.Run run) {
        boolean rose = run.move().actual() > run.move().expected();
        MetricKind kind = track.metric().kind();
        boolean delay = kind == MetricKind.FRESHNESS && !Metrics.isLatest(track.metric());
        return rose || delay || kind == MetricKind.NULL_RATE || kind == MetricKind.ROW_COUNT;
    }

    private Oddity oddity(Track track, Runs.Run run) {
        LocalDateTime from = days.day(run.from()).atStartOfDay();
        LocalDateTime to = days.day(run.to()).plusDays(1).atStartOfDay();
        LocalDateTime first = days.day(0).atStartOfDay();
        var window = new TimeWindow(plan.time(), from, to);
        var baseline = new TimeWindow(plan.time(), first, from);
        return new Oddity(
                plan.table().name().toString(),
                track.metric(),
                run.move().expected(),
                run.move().actual(),
                window,
                baseline,
                run.move().score(),
                run.strength(),
                run.lasting(),
                days.end(),
                series(track, run),
                OddityWords.sentence(track.metric(), run.move(), window, baseline));
    }

    private Series series(Track track, Runs.Run run) {
        List<Series.Point> points = new ArrayList<>();
        for (int day = 0; day < days.size(); day++) {
            if (track.has(day)) {
                Track.Move move = track.over(day, day);
                points.add(
                        new Series.Point(
                                days.day(day).atStartOfDay(),
                                track.value(day),
                                move.expected(),
                                Math.max(0, move.expected() - 2 * move.sigma()),
                                move.expected() + 2 * move.sigma(),
                                day >= run.from() && day <= run.to()));
            }
        }
        return new Series(Duration.ofDays(1), points);
    }
}
