package dev.culprit.analyst.scan;

import dev.culprit.core.alert.Metric;
import java.util.function.IntFunction;

/// One metric by day with what was usual. Days are numbered as in [ByDay].
sealed interface Track permits RateTrack, VolumeTrack, HoursTrack {
    Metric metric();

    double value(int day);

    /// Whether the metric has a value on that day.
    boolean has(int day);

    /// A span of days against what was usual for them. Where several pasts are fair to compare with
    /// (all days, the same weekdays, the last weeks) it is the one that makes the span look least odd.
    ///
    /// @param from first day
    /// @param to last day
    Move over(int from, int to);

    /// @param against a span against one of the [Pasts]
    static Move leastOdd(IntFunction<Move> against) {
        Move least = against.apply(0);
        for (int past = 1; past < Pasts.MOST; past++) {
            least = least.or(against.apply(past));
        }
        return least;
    }

    /// How large a move is, from 0 to 1, whatever its certainty.
    double size(Move move);

    /// Whether a move is large enough to care about.
    boolean matters(Move move);

    /// @param sigma standard deviation of `actual`
    record Move(double actual, double expected, double sigma) {
        double score() {
            return sigma <= 0 ? 0 : (actual - expected) / sigma;
        }

        /// The less surprising of two readings; nothing when they point in different directions.
        Move or(Move other) {
            if (score() * other.score() <= 0) {
                return new Move(actual, actual, Math.max(sigma, other.sigma));
            }
            return Math.abs(score()) <= Math.abs(other.score()) ? this : other;
        }
    }
}
