package dev.culprit.desktop.bench;

import java.util.Optional;
import java.util.OptionalDouble;

/// One case's score.
///
/// @param said the fault kind of the finding; empty when it names none
/// @param found whether there is a finding at all
/// @param kind whether the fault kind is right
/// @param correct fully correct: kind, exact slice and table; for expected variance, so called
/// @param score 0 to 1
/// @param parts the parts of a fault's score; empty for expected variance
public record CaseScore(
        Truth truth,
        String said,
        boolean found,
        OptionalDouble confidence,
        OptionalDouble seconds,
        boolean kind,
        boolean correct,
        double score,
        Optional<Parts> parts) {

    /// How well a fault was described.
    ///
    /// @param missed no fault was named
    /// @param f1 overlap of the slices, 0 to 1
    /// @param table 1 when named first, 0.5 when second
    /// @param column empty when no column is asked for
    /// @param onsetHours distance from the true onset; empty when none is given
    /// @param second whether both of two causes are named; empty when there is one
    record Parts(
            boolean missed,
            boolean exact,
            double f1,
            double table,
            Optional<Boolean> column,
            OptionalDouble onsetHours,
            Optional<Boolean> second) {}

    boolean isFalseAlarm() {
        return !truth.isFault() && !kind;
    }
}
