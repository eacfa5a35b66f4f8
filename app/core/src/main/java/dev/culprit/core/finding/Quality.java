package dev.culprit.core.finding;

/// How good a finding is, each part from 0 to 1.
///
/// @param causalDepth does it reach the cause behind the symptom
/// @param specificity does it name slice, time, table and column
/// @param actionability can someone act on it today
public record Quality(double causalDepth, double specificity, double actionability) {
    /// A finding passes from this composite on.
    public static final double PASS = 0.6;

    public double composite() {
        return 0.5 * causalDepth + 0.3 * specificity + 0.2 * actionability;
    }

    public boolean passed() {
        return composite() >= PASS;
    }
}
