package dev.culprit.analyst.statistics;

/// The interval in which a share of all rows lies when only some were looked at, with 95 % confidence.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
/// American Statistical Association 22 (1927): unlike the usual interval it stays within 0 and 1 and
/// is honest about small numbers and shares near zero.
public record Wilson(double low, double high) {
    /// 97.5th percentile of the normal distribution.
    private static final double Z = 1.959964;

    /// @param hits rows that met the condition
    /// @param rows rows that were looked at; with none, anything is possible
    public static Wilson of(double hits, double rows) {
        if (rows <= 0) {
            return new Wilson(0, 1);
        }
        double share = Math.clamp(hits / rows, 0, 1);
        double widening = 1 + Z * Z / rows;
        double centre = (share + Z * Z / (2 * rows)) / widening;
        double half =
                Z * Math.sqrt(share * (1 - share) / rows + Z * Z / (4 * rows * rows)) / widening;
        return new Wilson(Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
