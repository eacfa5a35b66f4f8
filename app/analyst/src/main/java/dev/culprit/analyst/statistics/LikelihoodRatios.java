package dev.culprit.analyst.statistics;

/// Log-likelihood ratios of "this group changed" against "this group follows its own past", the test
/// statistic of scan statistics (Kulldorff 1997). All are in nats and 0 where there is no change in
/// the direction looked for.
public final class LikelihoodRatios {
    private static final double PRIOR_ROWS = 30;

    private LikelihoodRatios() {}

    /// A group's own past rate, shrunk to the overall past rate: `(k0 + 30 R0) / (n0 + 30)`, kept in
    /// 1e-4..0.999 so that a first bad row is no miracle.
    public static double pastRate(double k0, double n0, double overall) {
        double rate = (k0 + PRIOR_ROWS * overall) / (n0 + PRIOR_ROWS);
        return Math.clamp(rate, 1e-4, 0.999);
    }

    /// Binomial: `k ln(p/r) + (n-k) ln((1-p)/(1-r))` with `p = k/n`, where the rate went up.
    public static double rateRise(double k, double n, double past) {
        if (n <= 0) {
            return 0;
        }
        double p = k / n;
        if (p <= past) {
            return 0;
        }
        double good = n - k;
        return k * Math.log(p / past) + (good > 0 ? good * Math.log((1 - p) / (1 - past)) : 0);
    }

    /// Gaussian: the mean of `n` values against a past mean from `n0` values that is shrunk to 0 by
    /// ten values: `0.5 (m - m0)^2 / (s^2 (1/n + 1/(n0 + 10)))`.
    public static double meanShift(
            double sum, double n, double pastSum, double n0, double variance) {
        double difference = sum / n - pastSum / (n0 + 10);
        return 0.5 * difference * difference / (variance * (1 / n + 1 / (n0 + 10)));
    }

    /// Poisson log likelihood of a count, up to terms that depend on the count alone, when its
    /// expectation is multiplied by a common factor `e^g` with `g ~ N(0, s^2)`: the best over `g`.
    public static double bestCommonFactor(double count, double expected, double sigma) {
        if (expected <= 0) {
            return 0;
        }
        double g = 0;
        double precision = 1 / (sigma * sigma);
        for (int step = 0; step < 30; step++) {
            double rate = expected * Math.exp(g);
            double slope = count - rate - g * precision;
            double move = slope / (rate + precision);
            g += Math.clamp(move, -1, 1);
            if (Math.abs(move) < 1e-9) {
                break;
            }
        }
        return count * g - expected * Math.exp(g) - 0.5 * g * g * precision;
    }

    /// Counts inside and outside a group: free inside, a common factor outside, against a common
    /// factor for both.
    public static double countShift(
            double count, double expected, double total, double totalExpected, double sigma) {
        double e = Math.max(expected, 0.05);
        double inside = count > 0 ? count * Math.log(count / e) - count : 0;
        double outside =
                bestCommonFactor(
                        Math.max(0, total - count), Math.max(0.05, totalExpected - e), sigma);
        return inside + outside - bestCommonFactor(total, Math.max(0.05, totalExpected), sigma);
    }
}
