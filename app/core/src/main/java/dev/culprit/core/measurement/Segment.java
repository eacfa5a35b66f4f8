package dev.culprit.core.measurement;

/// A slice and its part in the change. Numerator and denominator are carried, never only the ratio:
/// of a rate they are bad rows and rows, of a count rows and days, of a mean sum and rows.
///
/// @param expectedNumerator numerator to be expected from the slice's own past
/// @param excess numerator above (or below) expectation
/// @param share of the whole excess, 1 = all of it; may leave 0..1 when slices move against each other
/// @param score log-likelihood ratio against the slice's own past, less the penalty for its attributes
public record Segment(
        Slice slice,
        double numerator,
        double denominator,
        double expectedNumerator,
        double baselineRate,
        double excess,
        double share,
        double score) {
    public double rate() {
        return denominator == 0 ? 0 : numerator / denominator;
    }
}
