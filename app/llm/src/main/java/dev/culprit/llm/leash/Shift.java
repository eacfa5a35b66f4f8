package dev.culprit.llm.leash;

/// How a share or a rate moved from before to after.
///
/// A share of `bad` in `total` has the variance `p (1 - p) / n`, taken with one more failure and one
/// more success so that 0 of n is not certain (Agresti and Caffo 2000). Where `bad` exceeds `total` it
/// is a rate of counts, with the variance `bad / total²` of a Poisson count.
///
/// @param before share or rate before
/// @param change after minus before
/// @param error standard error of the change
record Shift(double before, double change, double error) {
    /// What must move at least: a quarter of the old value, but one percentage point.
    private static final double RELATIVE = 0.25;

    private static final double ABSOLUTE = 0.01;

    static Shift of(double bad0, double total0, double bad1, double total1) {
        boolean counts = bad0 > total0 || bad1 > total1;
        double before = total0 <= 0 ? 0 : bad0 / total0;
        double after = total1 <= 0 ? 0 : bad1 / total1;
        double variance =
                counts
                        ? ofRate(bad0, total0) + ofRate(bad1, total1)
                        : ofShare(bad0, total0) + ofShare(bad1, total1);
        return new Shift(before, after - before, Math.sqrt(variance));
    }

    /// The least change that counts as one.
    double least() {
        return Math.max(ABSOLUTE, RELATIVE * before);
    }

    double z() {
        return error == 0 ? 0 : change / error;
    }

    /// Whether it moved the other way, beyond doubt.
    boolean opposes(double certain) {
        return change <= -least() && z() <= -certain;
    }

    /// The same, seen in the expected direction: positive is as expected.
    Shift towards(Expectation expected) {
        return expected == Expectation.FALLS ? new Shift(before, -change, error) : this;
    }

    private static double ofShare(double bad, double total) {
        double n = total + 2;
        double p = (bad + 1) / n;
        return p * (1 - p) / n;
    }

    private static double ofRate(double bad, double total) {
        return total <= 0 ? Double.POSITIVE_INFINITY : (bad + 1) / (total * total);
    }
}
