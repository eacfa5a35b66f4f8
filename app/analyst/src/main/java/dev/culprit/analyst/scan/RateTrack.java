package dev.culprit.analyst.scan;

import dev.culprit.analyst.statistics.Robust;
import dev.culprit.core.alert.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A share of rows: NULLs of a column, rows too many. The usual share is pooled over the past without
/// its tenth of highest and lowest days; the variance is binomial, widened by how much the past's days
/// scatter beyond that (over-dispersion, McCullagh and Nelder 1989, section 4.5).
final class RateTrack implements Track {
    private static final double FEWEST_ROWS = 5;
    private static final double LEAST = 0.003;

    private final Metric metric;
    private final Pasts pasts;
    private final double[] bad;
    private final double[] rows;

    RateTrack(Metric metric, Pasts pasts, double[] bad, double[] rows) {
        this.metric = metric;
        this.pasts = pasts;
        this.bad = bad;
        this.rows = rows;
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public boolean has(int day) {
        return rows[day] > 0;
    }

    @Override
    public double value(int day) {
        return has(day) ? bad[day] / rows[day] : 0;
    }

    @Override
    public Move over(int from, int to) {
        return Track.leastOdd(past -> move(from, to, past));
    }

    private Move move(int from, int to, int past) {
        double k = 0;
        double n = 0;
        double expected = 0;
        double variance = 0;
        for (int day = from; day <= to; day++) {
            if (!has(day)) {
                continue;
            }
            List<int[]> all = pasts.of(day, this::has);
            Usual usual = usual(all.get(Math.min(past, all.size() - 1)));
            k += bad[day];
            n += rows[day];
            expected += rows[day] * usual.share();
            double one = usual.share() * (1 - usual.share());
            variance +=
                    rows[day] * one * usual.dispersion()
                            + rows[day] * rows[day] * one / Math.max(1, usual.rows());
        }
        return n == 0
                ? new Move(0, 0, 1)
                : new Move(k / n, expected / n, Math.max(Math.sqrt(variance), FEWEST_ROWS / 5) / n);
    }

    private record Usual(double share, double dispersion, double rows) {}

    private Usual usual(int[] days) {
        int[] sorted =
                IntStream.of(days)
                        .boxed()
                        .sorted(Comparator.comparingDouble(this::value))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int cut = sorted.length / 10;
        double k = 0;
        double n = 0;
        for (int i = cut; i < sorted.length - cut; i++) {
            k += bad[sorted[i]];
            n += rows[sorted[i]];
        }
        double share = (k + 0.5) / (n + 1);
        double[] off = new double[days.length];
        double squares = 0;
        for (int i = 0; i < days.length; i++) {
            double size = rows[days[i]];
            double sd = Math.sqrt(Math.max(0.5, size * share * (1 - share)));
            off[i] = (bad[days[i]] - size * share) / sd;
            squares += off[i] * off[i];
        }
        double deviation = Math.sqrt(squares / Math.max(1, days.length - 1));
        double spread = Math.max(Robust.spread(off), 0.3 * deviation);
        return new Usual(share, Math.max(1, spread * spread), n);
    }

    /// Cohen's h, the distance of two shares, in parts of its largest value.
    @Override
    public double size(Move move) {
        double h =
                2 * Math.asin(Math.sqrt(Math.clamp(move.actual(), 0, 1)))
                        - 2 * Math.asin(Math.sqrt(Math.clamp(move.expected(), 0, 1)));
        return Math.abs(h) / Math.PI;
    }

    @Override
    public boolean matters(Move move) {
        double change = Math.abs(move.actual() - move.expected());
        boolean grown = change >= 0.25 * Math.min(move.expected(), 1 - move.expected());
        return change >= LEAST && grown;
    }
}
