package dev.culprit.core.measurement;

/// A comparable slice that should not, and did not, behave like the accused one.
///
/// @param before its metric in the baseline
/// @param after its metric in the window
public record Control(Slice slice, double before, double after) {}
