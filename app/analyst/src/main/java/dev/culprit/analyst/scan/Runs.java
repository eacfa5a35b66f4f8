package dev.culprit.analyst.scan;

import java.util.Optional;

/// Finds the days on which a metric was out of its range: consecutive ones, on the same side, that reach
/// into the recent past.
final class Runs {
    private static final int LONGEST = 14;

    /// A day belongs to a run from here on ..
    private static final double ASIDE = 2;

    /// .. and when it shows a good part of the run's largest shift.
    private static final double PART = 0.25;

    /// A run is odd from here on: five deviations, for some twenty metrics are looked at on seven days.
    private static final double ODD = 5;

    /// What ended days ago weighs less than what lasts.
    private static final double OVER = 0.5;

    private final ByDay days;

    Runs(ByDay days) {
        this.days = days;
    }

    /// @param from first day
    /// @param to last day
    /// @param strength 0 to 1
    record Run(int from, int to, Track.Move move, double strength, boolean lasting) {}

    /// The strongest run of a metric, when it is odd.
    Optional<Run> strongest(Track track) {
        Optional<Run> best = Optional.empty();
        int to = days.size() - 1;
        while (to >= days.recent()) {
            int side = side(track, to);
            if (side == 0) {
                to--;
                continue;
            }
            int from = to;
            while (from > Math.max(0, days.size() - LONGEST) && side(track, from - 1) == side) {
                from--;
            }
            Optional<Run> run = run(track, from, to);
            if (run.isPresent()
                    && best.filter(b -> b.strength() >= run.get().strength()).isEmpty()) {
                best = run;
            }
            to = from - 1;
        }
        return best;
    }

    private static int side(Track track, int day) {
        if (!track.has(day)) {
            return 0;
        }
        double score = track.over(day, day).score();
        return Math.abs(score) < ASIDE ? 0 : (int) Math.signum(score);
    }

    private Optional<Run> run(Track track, int first, int last) {
        double largest = 0;
        for (int day = first; day <= last; day++) {
            largest = Math.max(largest, shift(track, day));
        }
        int from = first;
        while (from < last && shift(track, from) < PART * largest) {
            from++;
        }
        int to = last;
        while (to > from && shift(track, to) < PART * largest) {
            to--;
        }
        Track.Move move = track.over(from, to);
        if (Math.abs(move.score()) < ODD || !track.matters(move)) {
            return Optional.empty();
        }
        boolean lasting = to == days.size() - 1;
        double sure = 1 - Math.exp(-(Math.abs(move.score()) - ODD + 2) / 5);
        double strength = sure * Math.sqrt(track.size(move)) * (lasting ? 1 : OVER);
        return Optional.of(new Run(from, to, move, Math.clamp(strength, 0, 1), lasting));
    }

    private static double shift(Track track, int day) {
        Track.Move move = track.over(day, day);
        return Math.abs(move.actual() - move.expected());
    }
}
