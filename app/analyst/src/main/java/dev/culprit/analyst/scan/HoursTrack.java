package dev.culprit.analyst.scan;

import dev.culprit.analyst.statistics.Robust;
import dev.culprit.core.alert.Metric;
import java.util.List;
import java.util.stream.IntStream;

/// How old rows are: the mean delay of loading, or the time without rows at the end of a day.
final class HoursTrack implements Track {
    private static final double MINUTE = 1 / 60.0;

    private final Metric metric;
    private final Pasts pasts;
    private final double[] hours;
    private final boolean[] known;
    private final double least;

    /// @param known days that have a value
    /// @param least hours that a change must have to matter
    HoursTrack(Metric metric, Pasts pasts, double[] hours, boolean[] known, double least) {
        this.metric = metric;
        this.least = least;
        this.pasts = pasts;
        this.hours = hours;
        this.known = known;
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public double value(int day) {
        return hours[day];
    }

    @Override
    public boolean has(int day) {
        return known[day];
    }

    @Override
    public Move over(int from, int to) {
        return Track.leastOdd(past -> move(from, to, past));
    }

    private Move move(int from, int to, int past) {
        double actual = 0;
        double expected = 0;
        double variance = 0;
        int n = 0;
        for (int day = from; day <= to; day++) {
            if (!has(day)) {
                continue;
            }
            List<int[]> all = pasts.of(day, this::has);
            int[] chosen = all.get(Math.min(past, all.size() - 1));
            double[] like = IntStream.of(chosen).mapToDouble(this::value).toArray();
            double usual = Robust.median(like);
            double spread =
                    Math.max(
                            Math.max(Robust.spread(like), 0.3 * deviation(like, usual)),
                            0.02 * Math.abs(usual) + MINUTE);
            actual += hours[day];
            expected += usual;
            variance += spread * spread;
            n++;
        }
        return n == 0
                ? new Move(0, 0, 1)
                : new Move(actual / n, expected / n, Math.sqrt(variance) / n);
    }

    private static double deviation(double[] values, double center) {
        double sum = 0;
        for (double value : values) {
            sum += (value - center) * (value - center);
        }
        return Math.sqrt(sum / Math.max(1, values.length - 1));
    }

    @Override
    public double size(Move move) {
        double usual = Math.max(1, Math.abs(move.expected()));
        return 1 - Math.exp(-Math.abs(move.actual() - move.expected()) / usual);
    }

    @Override
    public boolean matters(Move move) {
        double change = Math.abs(move.actual() - move.expected());
        return change >= least && change >= 0.2 * Math.abs(move.expected());
    }
}
